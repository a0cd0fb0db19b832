// A tour of the library in JShell, on the sandbox: a stack inside one JVM, reached over real SSH.
//   geusemaker jshell examples/jshell/tour.jsh
import io.geusemaker.examples.sandbox.Sandbox;

var sandbox = Sandbox.start();
var way = ssh(sandbox.user() + "@127.0.0.1:" + sandbox.port()).identity(sandbox.identity()).knownHosts(sandbox.knownHosts());

// A handle names a stack and how it is reached. Nothing has been connected to.
var stack = deployment("my-dev-stack").stateDirectory(sandbox.stateDirectory()).over(way);
stack.register(Registration.at("ssh://" + sandbox.user() + "@127.0.0.1:" + sandbox.port()));

// A plan is a value: one line when it is echoed, a table when it is shown.
var planned = stack.rotate().plan();
show(planned);

// It is carried out as it was shown, or refused when the host has changed since.
var rotated = planned.execute();
show(rotated);

// The new credentials are encrypted; revealed, they are still masked.
System.out.println(rotated.reveal(SecretAccess.deliberate()));
System.out.println("old password: " + sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword()));

// What is asked for in vain is a value too.
System.out.println(stack.rotate().services("nginx").attempt().getLeft().what());

// Back to how it was, and what is on record.
System.out.println(stack.rollback().execute());
System.out.println("old password: " + sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword()));
show(stack.history());
System.out.println(stack.audit());

sandbox.close();
/exit
