package org.tousaidants.core.text;

import java.util.Locale;

/// « Nom d’une constante » — in columns, files, addresses and message keys.
public final class ConstantName {
    private ConstantName() {}

    /// `ONE_WORD` is `one_word`.
    public static String low(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// `ONE_WORD` is `one-word`.
    public static String dashed(Enum<?> constant) {
        return low(constant).replace('_', '-');
    }
}
