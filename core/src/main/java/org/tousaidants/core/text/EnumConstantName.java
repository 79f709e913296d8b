package org.tousaidants.core.text;

import java.util.Locale;

/// « Nom d’une constante » — converts the name of an enum constant to the form used in columns, files,
/// addresses and message keys.
public final class EnumConstantName {
    private EnumConstantName() {}

    /// Returns the name with underscores: `one_word` for `ONE_WORD`.
    public static String low(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Returns the name with hyphens: `one-word` for `ONE_WORD`.
    public static String dashed(Enum<?> constant) {
        return low(constant).replace('_', '-');
    }
}
