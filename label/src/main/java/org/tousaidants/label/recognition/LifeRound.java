package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.recognition.Life.State;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.Messages;

/// « Passage sur un label » — what a round does for one: a suspension that nobody confirmed ends, a place that is gone
/// is
/// put to the committee, the holder is told of the end that comes near and of what is missing.
@Component
class LifeRound {
    private static final Logger LOG = LoggerFactory.getLogger(LifeRound.class);
    private static final String GONE = "GONE";

    private final LifeStore lives;
    private final EmergencySuspensions stays;
    private final NoticeStore notices;
    private final Agenda agenda;
    private final TermNotices term;
    private final MissingParts missing;
    private final Clock clock;

    LifeRound(
            LifeStore lives,
            EmergencySuspensions stays,
            NoticeStore notices,
            Agenda agenda,
            TermNotices term,
            MissingParts missing,
            Clock clock) {
        this.lives = lives;
        this.stays = stays;
        this.notices = notices;
        this.agenda = agenda;
        this.term = term;
        this.missing = missing;
        this.clock = clock;
    }

    void look(Network here, UUID id, Rules.InForce ruling, Holders.Files files) {
        var network = here.id();
        var life = lives.lock(network, id).orElseThrow();
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Paris.ZONE);
        // A clock that went back tells nothing.
        if (life.last().filter(now::isBefore).isPresent()) return;
        if (life.stayedUntil().filter(today::isAfter).isPresent()) {
            if (!stays.end(here, life, ruling, now)) LOG.error("the suspension of the label {} cannot end", id);
            return;
        }
        var state = life.state(today, life.label(ruling.protocol()).graceDays());
        if (state == State.SUSPENDED || state == State.WITHDRAWN) return;
        var until = life.term().orElseThrow().until();
        var look = new Look(network, life, until, notices.told(network, id, until), ruling, now);
        var file = files.of(life.holder()).filter(one -> one.profile().equals(life.profile()));
        if (file.isEmpty() && life.holder() instanceof Holder.APlace) {
            if (state == State.VALID && !look.told().containsKey(GONE)) gone(look);
            return;
        }
        term.look(look);
        if (state == State.VALID) file.ifPresent(one -> missing.look(look, one));
    }

    /// A place that closed, or that no source has any more: once, the committee is asked what becomes of its label.
    private void gone(Look look) {
        notices.add(look.network(), look.life().id(), look.until(), GONE, look.now());
        var words = Messages.in(Locale.FRENCH).t("labels.rounds.gone");
        agenda.propose(look.network(), look.life(), Proposal.Act.WITHDRAW, Optional.empty(), words, look.ruling());
    }
}
