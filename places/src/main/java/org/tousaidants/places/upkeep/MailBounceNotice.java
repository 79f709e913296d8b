package org.tousaidants.places.upkeep;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tousaidants.platform.mail.MailAddress;

/// « Courriel revenu » — the message of a mail server about a letter that it could not deliver, parsed from text
/// (RFC 3464) that a person pastes completely or in part. `letters` are the ids of our letters found in Message-ID
/// headers; `to` is the recipient.
record MailBounceNotice(BounceVerdict verdict, Set<UUID> letters, Optional<MailAddress> to, String trouble) {
    /// « Constat d’un serveur de courriel » — the conclusion from the message of a mail server.
    enum BounceVerdict {
        /// The mail server permanently refuses the address.
        FAILED,
        /// The server is still trying to deliver the letter, or has delivered it; no action is needed.
        PASSING,
        /// The message contains no known action and no status code.
        UNCLEAR
    }

    private static final int TROUBLE_MAX = 200;
    private static final int FEW = 20;
    private static final Pattern LETTER = Pattern.compile(
            "<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^<>\\s]{1,255}>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ACTION = field("Action", "([a-z]+)");
    private static final Pattern STATUS = field("Status", "([245])\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern RECIPIENT = field("(?:Original|Final)-Recipient", "rfc822;[ \\t]*<?([^<>\\s]+)>?");
    private static final Pattern DIAGNOSTIC = field("Diagnostic-Code", "(?:smtp;[ \\t]*)?(.{1,1000})");
    private static final Pattern SOMEBODY = Pattern.compile("\\S+@\\S+");

    private static Pattern field(String name, String value) {
        return Pattern.compile(
                "^[>\\s]{0,10}" + name + ":[ \\t]*" + value, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }

    static MailBounceNotice read(String text) {
        var letters = LETTER.matcher(text)
                .results()
                .limit(FEW)
                .map(found -> UUID.fromString(found.group(1)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new MailBounceNotice(
                verdict(text),
                letters,
                first(RECIPIENT, text).flatMap(MailAddress::of),
                first(DIAGNOSTIC, text).map(MailBounceNotice::trouble).orElse(""));
    }

    /// The report of a mail server may name several recipients. Each of our letters has only one, so only the
    /// first recipient in the report is read.
    private static BounceVerdict verdict(String text) {
        var action =
                first(ACTION, text).map(word -> word.toLowerCase(Locale.ROOT)).orElse("");
        var status = first(STATUS, text).orElse("");
        return switch (action) {
            case "failed" -> status.equals("5") || status.isEmpty() ? BounceVerdict.FAILED : BounceVerdict.PASSING;
            case "delayed", "delivered", "relayed", "expanded" -> BounceVerdict.PASSING;
            default ->
                status.equals("5")
                        ? BounceVerdict.FAILED
                        : status.isEmpty() ? BounceVerdict.UNCLEAR : BounceVerdict.PASSING;
        };
    }

    /// Returns the explanation of the mail server without the mail address, so that the address is not stored.
    ///
    /// @param said explanation in the message of the mail server
    private static String trouble(String said) {
        var line = SOMEBODY.matcher(said.strip()).replaceAll("…").replaceAll("[\\p{Cc}\\p{Cf}]+", " ");
        return line.length() <= TROUBLE_MAX ? line : line.substring(0, TROUBLE_MAX - 1) + "…";
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
