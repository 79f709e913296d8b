package org.tousaidants.platform.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// « Réglages refusés » — a setting is missing or wrong, so that the site does not start. Each sentence is for the
/// operator, in French, names the setting and says what to write.
public final class SettingsRefused extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public SettingsRefused(String sentence) {
        this(sentence, null);
    }

    public SettingsRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    SettingsRefused(List<String> sentences) {
        this(String.join("\n", sentences), null);
    }
}
