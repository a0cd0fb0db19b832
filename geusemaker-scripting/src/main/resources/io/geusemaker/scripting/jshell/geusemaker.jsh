// Start-up of a JShell session on deployments: jshell --class-path ... geusemaker.jsh
import io.geusemaker.api.*;
import io.geusemaker.api.event.*;
import io.geusemaker.api.failure.*;
import io.geusemaker.api.model.*;
import io.geusemaker.api.secret.*;
import io.geusemaker.ssh.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import static io.geusemaker.scripting.jshell.Words.*;
