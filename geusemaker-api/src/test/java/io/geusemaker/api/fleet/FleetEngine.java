package io.geusemaker.api.fleet;

import io.geusemaker.api.FakeEngine;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.api.spi.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Rotates what it is asked to, some badly, and counts how many at a time. */
final class FleetEngine extends FakeEngine {

  final List<String> begun = new ArrayList<>();
  final List<String> ids = new ArrayList<>();
  final Set<String> unreachable = new HashSet<>();
  final Set<String> defective = new HashSet<>();
  final Set<String> hanging = ConcurrentHashMap.newKeySet();
  final CountDownLatch hangs = new CountDownLatch(1);
  private int atWork;
  int mostAtWork;

  @Override
  public Plan plan(Target target, RotationRequest request) {
    String name = target.name().value();
    if (unreachable.contains(name)) {
      throw new GeuseMakerException(new HostFailure.Unreachable(name, "timeout"));
    }
    return super.plan(target, request);
  }

  @Override
  public RotationResult rotate(Target target, RotationRequest request, Conduct conduct) {
    String name = target.name().value();
    begin(name, conduct);
    try {
      if (hanging.contains(name)) {
        hangs.countDown();
        TimeUnit.MINUTES.sleep(1);
      }
      Thread.sleep(2);
      plan(target, request);
      if (defective.contains(name)) {
        throw new IllegalStateException("a defect");
      }
      synchronized (this) {
        return super.rotate(target, request, conduct);
      }
    } catch (InterruptedException e) {
      throw new GeuseMakerException(new OperationFailure.Cancelled("files.write"));
    } finally {
      end();
    }
  }

  private synchronized void begin(String name, Conduct conduct) {
    begun.add(name);
    conduct.operationId().ifPresent(ids::add);
    atWork++;
    mostAtWork = Math.max(mostAtWork, atWork);
  }

  private synchronized void end() {
    atWork--;
  }
}
