package org.tousaidants.platform.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// « Réglages refusés » — thrown if a missing or wrong setting prevents the start. Each sentence of the message is
/// in French, for the operator, and names the setting and a correct value.
public final class InvalidSettingsException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public InvalidSettingsException(String sentence) {
        this(sentence, null);
    }

    public InvalidSettingsException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    InvalidSettingsException(List<String> sentences) {
        this(String.join("\n", sentences), null);
    }
}
