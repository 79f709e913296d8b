package org.tousaidants.platform.identity;

import java.util.regex.Pattern;

/// « Chemin de retour » — the path on this site to open after the sign-in. An unsafe value (`//evil.example`,
/// `/\evil.example`, `https:…`, control characters) is replaced by the path of the home page.
public record SignInReturnPath(String value) {
    private static final int LONGEST = 1000;

    /// Pattern of a path: printable ASCII without a backslash, because a browser reads `/\` as `//`.
    private static final Pattern FORM = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]*");

    public static final SignInReturnPath HOME = new SignInReturnPath("/");

    public SignInReturnPath {
        if (value.length() > LONGEST || !FORM.matcher(value).matches())
            throw new IllegalArgumentException("not a path of this site");
    }

    public static SignInReturnPath of(String brought) {
        return brought.length() <= LONGEST && FORM.matcher(brought).matches() ? new SignInReturnPath(brought) : HOME;
    }
}
