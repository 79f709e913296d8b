package org.tousaidants.mandates.mandates;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;

/// Writes the letters about mandates. They do not name the person, because other people may read the mailbox.
@Component
class MandateLetterWriter {
    private static final Duration WORTH = Duration.ofDays(3);
    private static final Duration HER_WORTH = Duration.ofDays(30);

    private final LetterWriter letters;
    private final Accounts accounts;
    private final Clock clock;

    MandateLetterWriter(LetterWriter letters, Accounts accounts, Clock clock) {
        this.letters = letters;
        this.accounts = accounts;
        this.clock = clock;
    }

    void asks(SignedInPerson helper, Account witness, Mandate mandate) {
        post(witness, "mandates.mail.witness", helper.name(), "/mandats/temoin/" + mandate.id());
    }

    /// Writes to all members of the coordination that the person and the helper are waiting together for a call.
    /// Any member may call.
    void callBack(SignedInPerson helper, Mandate mandate) {
        accounts.coordination().stream()
                .filter(one -> !one.id().equals(helper.id()))
                .forEach(to -> post(to, "mandates.mail.call-back", helper.name(), "/mandats/temoin/" + mandate.id()));
    }

    /// Writes to the person that a mandate was given. The letter contains the name of the helper, the
    /// procedures, the end of the mandate, and how to withdraw it.
    ///
    /// @param to the person's own mail address
    /// @param code code that can withdraw the mandate
    void given(Mandate mandate, MailAddress to, PaperCode code) {
        var helper = accounts.find(mandate.helper()).map(Account::name).orElse("–");
        letters.post(
                LetterRecipient.of(to, "fr"),
                "mandates.mail.given",
                clock.instant().plus(HER_WORTH),
                helper,
                new LetterWriter.LetterWords(words -> mandate.procedures().stream()
                        .map(one -> words.t("mandates.procedure." + one))
                        .collect(Collectors.joining(", "))),
                mandate.until().orElseThrow(),
                new LetterWriter.LetterPageAddress("/mandat"),
                code.printed());
    }

    /// Writes to a member whom the coordination asks to inform a person of a mandate.
    void asksToInform(Account member) {
        post(member, "mandates.mail.inform", "", "/mandats");
    }

    void revoked(Mandate mandate) {
        for (var id : new UUID[] {mandate.helper(), mandate.witness()})
            accounts.find(id).ifPresent(to -> post(to, "mandates.mail.revoked", "", "/mandats"));
    }

    /// Writes to the helper that a procedure was withdrawn, unless the helper withdrew it.
    ///
    /// @param by account of the member who withdrew the procedure; empty if the person did
    void narrowed(Mandate mandate, Optional<UUID> by) {
        if (by.equals(Optional.of(mandate.helper()))) return;
        accounts.find(mandate.helper())
                .ifPresent(to -> post(to, "mandates.mail.narrowed", "", "/mandats/" + mandate.id()));
    }

    /// Writes about a further copy of the mandate: to the person, whose older codes stay valid, and to the
    /// witness of the consent.
    ///
    /// @param hers the person's own mail address; empty if there is none
    void copied(Mandate mandate, Optional<MailAddress> hers) {
        hers.ifPresent(to -> letters.post(
                LetterRecipient.of(to, "fr"),
                "mandates.mail.copied-hers",
                clock.instant().plus(HER_WORTH),
                new LetterWriter.LetterPageAddress("/mandat")));
        accounts.find(mandate.witness())
                .ifPresent(to -> post(to, "mandates.mail.copied", "", "/mandats/temoin/" + mandate.id()));
    }

    void ends(Mandate mandate) {
        accounts.find(mandate.helper()).ifPresent(to -> post(to, "mandates.mail.ends", "", "/mandats/" + mandate.id()));
    }

    private void post(Account to, String key, String name, String path) {
        letters.post(to, key, clock.instant().plus(WORTH), to.name(), new LetterWriter.LetterPageAddress(path), name);
    }
}
