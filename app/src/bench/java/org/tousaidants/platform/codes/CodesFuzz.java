package org.tousaidants.platform.codes;

import java.nio.charset.StandardCharsets;

/// A typed code: a code read as valid equals the original, in any spelling.
public final class CodesFuzz {
    private CodesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (PaperCode.read(new String(bytes, StandardCharsets.UTF_8))
                        instanceof PaperCode.PaperCodeParseResult.ValidCode(var code)
                && !(PaperCode.read(code.printed()) instanceof PaperCode.PaperCodeParseResult.ValidCode(var again)
                        && again.equals(code))) throw new IllegalStateException("another code than " + code);
    }
}
