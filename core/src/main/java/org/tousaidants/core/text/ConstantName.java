package org.tousaidants.core.text;

import java.util.Locale;

/// « Nom d’une constante » — converts the name of an enum constant to the form used in columns, files,
/// addresses and message keys.
public final class ConstantName {
    private ConstantName() {}

    /// With underscores: `ONE_WORD` gives `one_word`.
    public static String low(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// With hyphens: `ONE_WORD` gives `one-word`.
    public static String dashed(Enum<?> constant) {
        return low(constant).replace('_', '-');
    }
}
