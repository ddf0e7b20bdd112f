using System.Text;
using ClubBot.Cli;
using ClubBot.Language.Writing;

// No byte order mark: what is printed is read by other programs too.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
VietnameseFold.EnsureSupported();
return await CommandLineApp.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
