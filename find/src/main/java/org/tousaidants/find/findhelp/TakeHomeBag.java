package org.tousaidants.find.findhelp;

import static org.tousaidants.find.ranking.Need.BUY;
import static org.tousaidants.find.ranking.Need.CHILD;
import static org.tousaidants.find.ranking.Need.CREATE;
import static org.tousaidants.find.ranking.Need.DEVICE;
import static org.tousaidants.find.ranking.Need.EMAIL;
import static org.tousaidants.find.ranking.Need.PAPERS;
import static org.tousaidants.find.ranking.Need.PRINT;
import static org.tousaidants.find.ranking.Need.PROCEDURE;
import static org.tousaidants.find.ranking.Need.RIGHTS;
import static org.tousaidants.find.ranking.Need.SAFETY_FIRST;
import static org.tousaidants.find.ranking.Need.TALK;
import static org.tousaidants.find.ranking.Need.TAXES;
import static org.tousaidants.find.ranking.Need.UNDERSTAND;
import static org.tousaidants.find.ranking.Need.WORK_SEARCH;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.find.ranking.Need;

/// « À apporter » — a thing that spares a second journey, and for which needs. Most telling first; those for every
/// need stand last, so that they are the ones left out when a bag is full.
enum TakeHomeBag {
    TAX_NOTICE(TAXES),
    TAX_NUMBER(TAXES),
    BENEFITS_NUMBER(RIGHTS),
    HEALTH_CARD(RIGHTS),
    OLD_PAPER(PAPERS),
    PROOF_OF_ADDRESS(PAPERS),
    CV(WORK_SEARCH),
    JOB_SEEKER_NUMBER(WORK_SEARCH),
    LETTERS(RIGHTS, PROCEDURE, TALK),
    SCHOOL_LETTERS(CHILD),
    SUSPECT_MESSAGE(SAFETY_FIRST),
    OWN_DEVICE(DEVICE, EMAIL, SAFETY_FIRST, CREATE),
    DOCUMENT_TO_PRINT(PRINT),
    PROOF_OF_INCOME(BUY),
    QUESTIONS(UNDERSTAND, DEVICE),
    BANK_DETAILS(TAXES, RIGHTS),
    MAIL_ADDRESS(TAXES, RIGHTS, PAPERS, PROCEDURE, WORK_SEARCH, EMAIL),
    IDENTITY,
    CHARGED_PHONE,
    GLASSES;

    static final int FULL = 6;

    private final Set<Need> needs;

    TakeHomeBag(Need... needs) {
        this.needs = Set.of(needs);
    }

    /// What to bring for these needs; identity and telephone always.
    static List<TakeHomeBag> of(Set<Need> needs) {
        var always = List.of(IDENTITY, CHARGED_PHONE);
        var wanted = Arrays.stream(values())
                .filter(thing -> !always.contains(thing))
                .filter(thing -> thing.needs.isEmpty() || thing.needs.stream().anyMatch(needs::contains))
                .limit(FULL - always.size())
                .toList();
        return Arrays.stream(values())
                .filter(thing -> always.contains(thing) || wanted.contains(thing))
                .toList();
    }

    String key() {
        return "takehome.bring." + ConstantName.low(this);
    }
}
