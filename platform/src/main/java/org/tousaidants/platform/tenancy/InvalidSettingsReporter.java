package org.tousaidants.platform.tenancy;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/// Suppresses Spring's stack trace for a wrong setting, because the command prints the sentence of the exception.
final class InvalidSettingsReporter implements SpringBootExceptionReporter {
    InvalidSettingsReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof InvalidSettingsException) return true;
        return false;
    }
}
