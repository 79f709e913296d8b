package org.tousaidants;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/// Replaces Spring's English failure report about a used port: the main class reports it, or takes another port.
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
