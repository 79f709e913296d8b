package org.tousaidants.platform.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.platform.tenancy.InvalidSettingsException;

/// « Adresse de courriel » — a single mail address in lower case: no name, no list, no line break that would
/// become a header. A domain with accents is stored in its ASCII form.
public record MailAddress(String value) {
    /// Limits of RFC 5321: 64 characters before the `@`, 254 in all.
    private static final Pattern FORM = Pattern.compile(
            "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    public MailAddress {
        if (value.length() > LONGEST
                || value.indexOf('@') > LONGEST_LOCAL_PART
                || !FORM.matcher(value).matches()) throw new IllegalArgumentException("not a mail address");
    }

    public static Optional<MailAddress> of(String typed) {
        if (typed.length() > LONGEST) return Optional.empty();
        var at = typed.strip().lastIndexOf('@');
        if (at < 1) return Optional.empty();
        try {
            var local = typed.strip().substring(0, at);
            var domain = IDN.toASCII(typed.strip().substring(at + 1));
            return Optional.of(new MailAddress((local + "@" + domain).toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /// Parses the mail address in a setting.
    ///
    /// @param name name of the setting
    /// @param written value of the setting
    /// @throws InvalidSettingsException if the setting contains no valid address
    public static MailAddress setting(String name, String written) {
        return of(written)
                .orElseThrow(() ->
                        new InvalidSettingsException("Le réglage " + name + " n’est pas une adresse de courriel : « "
                                + written + " ». Écrivez-la comme nadia@exemple.fr."));
    }

    /// Returns the message of a mail server without mail addresses, because logs must not identify people.
    static String hidden(String message) {
        return message.replaceAll("[^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+", "…");
    }

    @Override
    public String toString() {
        return value;
    }
}
