package org.tousaidants.places.agreements;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;

/// « Structure membre » — a structure that signs the agreement: one row of `agreements_structure`.
///
/// @param place the place of the directory that it owns
/// @param contact name of the person to whom the link is sent; may be empty
/// @param mail their address; may be empty
/// @param asked when the link was last sent
record MemberStructure(
        UUID id,
        String name,
        Optional<UUID> place,
        String contact,
        String mail,
        String lang,
        Instant added,
        Optional<Instant> asked) {
    /// « État de la signature » — where a structure is, from its last act and the version in force.
    enum Standing {
        NEVER_SIGNED,
        UP_TO_DATE,
        OLD_VERSION,
        WITHDRAWN;

        boolean member() {
            return this == UP_TO_DATE || this == OLD_VERSION;
        }
    }

    Optional<LetterRecipient> recipient() {
        return MailAddress.of(mail).map(to -> LetterRecipient.of(to, lang));
    }

    /// @param acts of this structure, the last one first
    /// @param inForce number of the version in force; 0 if there is none
    static Standing standing(List<AgreementAct> acts, int inForce) {
        if (acts.isEmpty()) return Standing.NEVER_SIGNED;
        var last = acts.getFirst();
        if (last.act() == AgreementAct.Act.WITHDRAWN) return Standing.WITHDRAWN;
        return last.version() == inForce ? Standing.UP_TO_DATE : Standing.OLD_VERSION;
    }
}
