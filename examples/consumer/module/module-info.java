/** The same program as a module. */
module consumer {
  requires io.geusemaker.api;
  requires io.geusemaker.ssh;
}
