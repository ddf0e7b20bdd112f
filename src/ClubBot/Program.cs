using System.Text;
using ClubBot.Cli;
using ClubBot.Language.Writing;

Console.OutputEncoding = Encoding.UTF8;
VietnameseFold.EnsureSupported();
return await CommandLineApp.RunAsync(args);
