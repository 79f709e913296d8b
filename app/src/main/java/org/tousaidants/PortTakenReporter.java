package org.tousaidants;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/// Replaces Spring's English error message about a port in use, because the main class prints its own message or
/// chooses another port.
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
