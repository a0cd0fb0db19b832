/** The SSH transport of GeuseMaker. */
module io.geusemaker.ssh {
  requires transitive io.geusemaker.api;
  requires com.jcraft.jsch;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.geusemaker.ssh;

  provides io.geusemaker.api.spi.TransportProvider with
      io.geusemaker.ssh.SshTransportProvider;
}
