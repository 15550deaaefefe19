using Bank;
using Samples;

Lifetime.Limit();
var alice = new Account("Alice", 100);
var bob = new Account("Bob", 100);

var salaries = new Thread(() => Account.Transfer(alice, bob, 10)) { Name = "salaries" };
var rents = new Thread(() => Account.Transfer(bob, alice, 25)) { Name = "rents" };
var statement = new Thread(() => Console.WriteLine($"Alice has {alice.Balance}")) { Name = "statement" };

salaries.Start();
rents.Start();
Thread.Sleep(200);
statement.Start();
Thread.Sleep(200);
Lifetime.Announce();

salaries.Join();
rents.Join();
