package org.tousaidants.platform.db;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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

    /// The server that starts, until it is taken.
    private final AtomicReference<@Nullable CompletableFuture<EmbeddedServer>> starting = new AtomicReference<>();

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
        if (DatabaseSetup.address(settings).isBlank())
            starting.set(CompletableFuture.supplyAsync(() -> EmbeddedServer.start(DataFolder.chosen()), BESIDE));
    }

    /// The server that was started, for who closes it from now on; what stops it from starting is told here.
    EmbeddedServer take() {
        var begun = starting.getAndSet(null);
        if (begun == null) return EmbeddedServer.start(DataFolder.chosen());
        try {
            return begun.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException why) throw why;
            throw failed;
        }
    }

    /// Where the start failed before the server was taken.
    private void leave() {
        var begun = starting.getAndSet(null);
        if (begun != null)
            begun.thenAccept(EmbeddedServer::close).exceptionally(_ -> null).join();
    }
}
