package org.tousaidants;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/// Spares the operator Spring's page in English about a port: the front door says it, or takes another one.
final class PortTakenReporter implements SpringBootExceptionReporter {
    PortTakenReporter(ConfigurableApplicationContext context) {}

    static boolean says(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof PortInUseException) return true;
        return false;
    }

    @Override
    public boolean reportException(Throwable failure) {
        return says(failure);
    }
}
