package org.tousaidants.platform.papercodes;

import java.nio.charset.StandardCharsets;

/// A code as a person types it: what is read as good is the code that was meant, however it was written.
public final class CodesFuzz {
    private CodesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (PaperCode.read(new String(bytes, StandardCharsets.UTF_8)) instanceof PaperCode.Read.Good(var code)
                && !(PaperCode.read(code.printed()) instanceof PaperCode.Read.Good(var again) && again.equals(code)))
            throw new IllegalStateException("another code than " + code);
    }
}
