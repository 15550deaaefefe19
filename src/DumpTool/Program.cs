using Hangdump.DumpTool;

return EntryPoint.Run(args);
