package org.tousaidants.places.agreements;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinks;

/// Sends to a structure the link to its page of the agreement. The link serves any number of times, because the page
/// also has the signed file and the withdrawal.
@Component
class AgreementLetterWriter {
    static final String PATH = "/accord/structure/";
    private static final String PURPOSE = "agreements.structure";
    private static final Duration SERVES = Duration.ofDays(400);

    private final SecretLinks links;
    private final LetterWriter letters;
    private final Accounts accounts;
    private final Clock clock;

    AgreementLetterWriter(SecretLinks links, LetterWriter letters, Accounts accounts, Clock clock) {
        this.links = links;
        this.letters = letters;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Sends the link; false if the structure has no address.
    boolean ask(TerritoryNetwork network, MemberStructure structure, MemberStructure.Standing standing) {
        var to = structure.recipient();
        if (to.isEmpty()) return false;
        var expires = clock.instant().plus(SERVES);
        var secret = links.make(
                SecretLink.SecretLinkRequest.of(PURPOSE, structure.id().toString()), expires);
        var key = switch (standing) {
            case NEVER_SIGNED, WITHDRAWN -> "agreements.mail.first";
            case OLD_VERSION -> "agreements.mail.again";
            case UP_TO_DATE -> "agreements.mail.link";
        };
        letters.post(
                to.get(),
                key,
                expires,
                structure.name(),
                network.name(),
                new LetterWriter.LetterPageAddress(PATH + secret.text()),
                SERVES.toDays());
        return true;
    }

    /// The valid link with this secret.
    Optional<SecretLink> open(String secret) {
        return links.open(PURPOSE, secret).valid();
    }

    void revoke(UUID structure) {
        links.revoke(PURPOSE, structure.toString());
    }

    /// Notifies the coordination that a structure withdrew by its link.
    void left(MemberStructure structure) {
        for (var coordinator : accounts.coordination())
            letters.post(
                    coordinator,
                    "agreements.mail.left",
                    clock.instant().plus(SERVES),
                    structure.name(),
                    new LetterWriter.LetterPageAddress("/bureau/accord/structures/" + structure.id()));
    }
}
