package org.tousaidants.platform.db;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/// Suppresses Spring's stack trace, because the launcher prints the error as one sentence.
final class DatabaseSetupExceptionReporter implements SpringBootExceptionReporter {
    DatabaseSetupExceptionReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof DatabaseSetupException) return true;
        return false;
    }
}
