using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Hangdump.Capture.Symbols.Il;

namespace Hangdump.Capture.Tests.Symbols;

public sealed class IlCallsTests : IDisposable
{
    private readonly PEReader _image = new(File.OpenRead(typeof(IlCallsTests).Assembly.Location));

    [Fact]
    public void Calls_are_found_in_the_order_of_the_source_with_the_field_that_they_are_made_on() =>
        Assert.Equal(["_gate.Wait", "_gate.Release"], CallsIn(nameof(Warehouse.Direct)));

    [Fact]
    public void Arguments_that_are_fields_too_are_not_taken_for_the_receiver() =>
        Assert.Equal(["_cancel.get_Token", "_gate.Wait"], CallsIn(nameof(Warehouse.WithArguments)));

    [Fact]
    public void A_local_that_holds_a_field_leads_to_the_field() =>
        Assert.Equal(["_gate.Wait"], CallsIn(nameof(Warehouse.ThroughLocal)));

    [Fact]
    public void A_property_leads_to_its_backing_field() =>
        Assert.Contains("<Door>k__BackingField.Wait", CallsIn(nameof(Warehouse.ThroughProperty)));

    [Fact]
    public void In_an_async_method_fields_parameters_and_locals_are_found_through_its_state_machine() =>
        Assert.Equal(["_gate.WaitAsync", "_cancel.get_Token", "given.WaitAsync", "given.Release"], CallsIn("MoveNext", "<InTurnAsync>d"));

    [Fact]
    public void A_captured_local_is_a_field_of_the_closure() =>
        Assert.Equal(["captured.Wait"], CallsIn("<Captured>b__0", "<>c__DisplayClass"));

    public void Dispose() => _image.Dispose();

    private IEnumerable<string> CallsIn(string method, string type = nameof(Warehouse))
    {
        MetadataReader metadata = _image.GetMetadataReader();
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition definition = metadata.GetMethodDefinition(handle);
            TypeDefinition declaring = metadata.GetTypeDefinition(definition.GetDeclaringType());
            TypeDefinitionHandle outer = declaring.GetDeclaringType();
            if (metadata.GetString(definition.Name) != method || !metadata.GetString(declaring.Name).StartsWith(type, StringComparison.Ordinal)) continue;
            if (type != nameof(Warehouse) && metadata.GetString(metadata.GetTypeDefinition(outer).Name) != nameof(Warehouse)) continue;
            return IlCalls.Of(metadata, _image.GetMethodBody(definition.RelativeVirtualAddress).GetILContent())
                .Where(call => call.On.Kind == OperandKind.Field && (call.Type.StartsWith("System.Threading.Sem", StringComparison.Ordinal) || call.Method == "get_Token"))
                .Select(call => call.On.Field + "." + call.Method);
        }

        throw new InvalidOperationException(method);
    }

    private sealed class Warehouse
    {
        private readonly SemaphoreSlim _gate = new(1);
        private readonly CancellationTokenSource _cancel = new();

        private SemaphoreSlim Door { get; } = new(1);

        public void Direct()
        {
            _gate.Wait();
            try
            {
                Console.WriteLine(_cancel);
            }
            finally
            {
                _gate.Release();
            }
        }

        public bool WithArguments() => _gate.Wait(100, _cancel.Token);

        public void ThroughLocal()
        {
            SemaphoreSlim gate = _gate;
            gate.Wait();
        }

        public void ThroughProperty() => Door.Wait();

        public async Task InTurnAsync(SemaphoreSlim given)
        {
            await _gate.WaitAsync();
            await given.WaitAsync(_cancel.Token).ConfigureAwait(false);
            given.Release();
        }

        public static Action Captured()
        {
            var captured = new SemaphoreSlim(1);
            return () => captured.Wait();
        }
    }
}
