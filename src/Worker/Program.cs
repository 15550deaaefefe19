using Hangdump.Worker;

return WorkerRun.Start(args);
