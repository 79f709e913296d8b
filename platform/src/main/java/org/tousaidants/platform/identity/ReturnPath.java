package org.tousaidants.platform.identity;

import java.util.regex.Pattern;

/// « Chemin de retour » — the path of this site to open after the sign-in. A doubtful value (`//evil.example`,
/// `/\evil.example`, `https:…`, control characters) becomes the home page.
public record ReturnPath(String value) {
    private static final int LONGEST = 1000;

    /// Printable ASCII without a backslash; a browser reads `/\` as `//`.
    private static final Pattern FORM = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]*");

    public static final ReturnPath HOME = new ReturnPath("/");

    public ReturnPath {
        if (value.length() > LONGEST || !FORM.matcher(value).matches())
            throw new IllegalArgumentException("not a path of this site");
    }

    public static ReturnPath of(String brought) {
        return brought.length() <= LONGEST && FORM.matcher(brought).matches() ? new ReturnPath(brought) : HOME;
    }
}
