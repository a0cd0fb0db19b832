package io.geusemaker.api.fleet;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.InstanceTag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Which deployments a fleet is of. */
sealed interface Members {

  /** The deployments, in the order in which they are begun. */
  List<Deployment> deployments();

  /** The same with something said of each. */
  Members eachDeployment(UnaryOperator<Deployment> more);

  /** Those that were named. */
  record Named(List<Deployment> deployments) implements Members {

    public Named {
      if (deployments.isEmpty()) {
        throw invalid("it needs one deployment at least");
      }
      Set<String> names = new HashSet<>();
      for (Deployment deployment : deployments) {
        if (!names.add(deployment.name())) {
          throw invalid("\"" + deployment.name() + "\" is in it twice");
        }
      }
      deployments = List.copyOf(deployments);
    }

    private static GeuseMakerException invalid(String reason) {
      return new GeuseMakerException(new RequestFailure.Invalid("fleet", reason));
    }

    @Override
    public Members eachDeployment(UnaryOperator<Deployment> more) {
      return new Named(deployments.stream().map(more).toList());
    }

    @Override
    public String toString() {
      return deployments.size() + " deployments";
    }
  }

  /** Those whose instances have a tag at the time. */
  record Tagged(InstanceTag tag, UnaryOperator<Deployment> terms) implements Members {

    @Override
    public List<Deployment> deployments() {
      return Deployment.tagged(tag, terms);
    }

    @Override
    public Members eachDeployment(UnaryOperator<Deployment> more) {
      return new Tagged(tag, deployment -> more.apply(terms.apply(deployment)));
    }

    @Override
    public String toString() {
      return "the deployments tagged " + tag;
    }
  }
}
