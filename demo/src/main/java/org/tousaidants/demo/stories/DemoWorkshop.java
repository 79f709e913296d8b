package org.tousaidants.demo.stories;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.DerivedId;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.governance.workshops.AgreementRule;
import org.tousaidants.governance.workshops.QuestionOutcome;
import org.tousaidants.governance.workshops.WorkshopAnswerStore;
import org.tousaidants.governance.workshops.WorkshopParticipation;
import org.tousaidants.governance.workshops.WorkshopQuestion;
import org.tousaidants.governance.workshops.WorkshopQuestion.Kind;
import org.tousaidants.governance.workshops.WorkshopStore;
import org.tousaidants.governance.workshops.Workshops;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.rules.versions.PublishedRules;

/// « Atelier répété » — runs a workshop with simulated participants: each joins, answers and changes answers as
/// a phone does, so that the result is computed. Deterministic.
@Service
class DemoWorkshop {
    private static final int PHONES = 26;
    private static final int SLIPS = 4;
    private static final long SEED = 17;
    private static final Set<String> PROFILES = Set.of("benevole", "accueil");
    private static final Set<String> COMPETENCES = Set.of("1.1", "2.1", "2.4", "4.1", "4.2", "5.1");
    private static final Set<String> COMMITMENTS = Set.of("CH-18", "CH-26", "CH-27", "CH-31");

    private final WorkshopStore store;
    private final WorkshopAnswerStore answers;
    private final PublishedRules rules;

    DemoWorkshop(WorkshopStore store, WorkshopAnswerStore answers, PublishedRules rules) {
        this.store = store;
        this.answers = answers;
        this.rules = rules;
    }

    /// Runs a workshop from opening to end. The log has no entry, because no person acts.
    ///
    /// @param why reason of the decisions on open questions
    @Transactional
    public void hold(Actor by, String title, Instant at, String why) {
        var clock = new SimulatedClock(at);
        // Created here, not taken from Spring, because the clock of the beans shows today.
        var workshops = new Workshops(store, answers, rules, _ -> {}, clock);
        var phones = new WorkshopParticipation(store, answers, clock);
        var network = by.network().id();
        var id = workshops.open(
                by,
                new Workshops.NewWorkshop(
                        DerivedId.of(network + title),
                        title,
                        ParisTime.day(at),
                        PHONES,
                        AgreementRule.USUAL,
                        PROFILES,
                        COMPETENCES,
                        COMMITMENTS));
        var workshop = store.byId(id).orElseThrow();
        var random = new Random(SEED);
        var secrets = new ArrayList<Secret>();
        for (var phone = 0; phone < PHONES; phone++)
            if (phones.join(workshop.code(), Optional.empty(), Secret.random())
                    instanceof WorkshopParticipation.JoinResult.Joined(var secret)) secrets.add(secret);
        for (var round = 1; round <= 2; round++) {
            var asked = asked(id, round);
            for (var secret : secrets) {
                clock.passes(Duration.ofSeconds(20));
                phones.answer(
                        workshop.code(),
                        Optional.of(secret),
                        new WorkshopParticipation.AnswerRequest(round, 0, thoughts(asked, random)));
            }
            clock.passes(Duration.ofMinutes(10));
            if (round == 1) {
                for (var slip = 0; slip < SLIPS; slip++)
                    workshops.slip(by, id, UUID.randomUUID(), thoughts(asked, random));
                workshops.askAgain(by, id);
            }
        }
        workshops.close(by, id);
        clock.passes(Duration.ofMinutes(5));
        for (var open : workshops.read(by, id).orElseThrow().outcomes())
            if (open.split())
                workshops.decide(by, id, open.question().n(), new QuestionOutcome.Decision(Optional.empty(), why));
    }

    private List<WorkshopQuestion> asked(UUID id, int round) {
        return store.questions(id).stream()
                .filter(question -> round == 1 || question.again().asked())
                .toList();
    }

    /// The answers of one participant: around the current rules, higher for other people's secrets; the second
    /// round converges.
    private static Map<Integer, Integer> thoughts(List<WorkshopQuestion> asked, Random random) {
        var thoughts = new LinkedHashMap<Integer, Integer>();
        for (var question : asked) if (random.nextInt(10) > 0) thoughts.put(question.n(), thought(question, random));
        return thoughts;
    }

    private static int thought(WorkshopQuestion question, Random random) {
        if (random.nextInt(20) == 0) return WorkshopQuestion.UNSURE;
        if (question.kind() == Kind.COMMITMENT) {
            var sure = question.again().asked() || !question.subject().equals("CH-27");
            if (random.nextInt(10) < (sure ? 8 : 5))
                return question.today() == 1 || question.subject().equals("CH-31")
                        ? WorkshopQuestion.TO_TAKE
                        : WorkshopQuestion.NOT_FOR_US;
            return WorkshopQuestion.TO_DISCUSS;
        }
        var secret = question.subject().startsWith("4.");
        var apart = secret && !question.again().asked() ? 2.2 : 0.6;
        var level = question.today() + (secret ? 0.8 : 0) + random.nextGaussian() * apart;
        return Math.clamp(Math.round(level), 0, Kind.LEVEL.highest());
    }

    /// A clock whose time only this class changes.
    private static final class SimulatedClock extends Clock {
        private Instant now;

        SimulatedClock(Instant now) {
            this.now = now;
        }

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ParisTime.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
