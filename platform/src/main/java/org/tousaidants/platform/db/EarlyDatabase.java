package org.tousaidants.platform.db;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/// « Base de bonne heure » — the embedded PostgreSQL starts as soon as the settings are read, on the core that has
/// nothing else to do while Spring makes its beans on the other.
public final class EarlyDatabase implements ApplicationListener<SpringApplicationEvent> {
    private static final Executor BESIDE =
            work -> Thread.ofPlatform().name("early-database").start(work);

    private final CompletableFuture<EmbeddedServer> starting = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean taken = new AtomicBoolean();

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        switch (event) {
            case ApplicationEnvironmentPreparedEvent settings -> begin(settings.getEnvironment());
            case ApplicationContextInitializedEvent made ->
                made.getApplicationContext().getBeanFactory().registerSingleton("earlyDatabase", this);
            case ApplicationFailedEvent _ -> leave();
            default -> {}
        }
    }

    private void begin(Environment settings) {
        if (DatabaseSetup.address(settings).isBlank() && begun.compareAndSet(false, true))
            starting.completeAsync(() -> EmbeddedServer.start(DataFolder.chosen()), BESIDE);
    }

    /// The server that was started, for who closes it from now on; what stops it from starting is told here.
    EmbeddedServer take() {
        if (!begun.get() || !taken.compareAndSet(false, true)) return EmbeddedServer.start(DataFolder.chosen());
        try {
            return starting.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException why) throw why;
            throw failed;
        }
    }

    /// Where the start failed before anybody took the server.
    private void leave() {
        if (begun.get() && taken.compareAndSet(false, true))
            starting.thenAccept(EmbeddedServer::close).exceptionally(_ -> null).join();
    }
}
