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
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.governance.workshops.RulesWorkshopStore;
import org.tousaidants.governance.workshops.RulesWorkshops;
import org.tousaidants.governance.workshops.WorkshopAgreementRule;
import org.tousaidants.governance.workshops.WorkshopAnswerStore;
import org.tousaidants.governance.workshops.WorkshopParticipation;
import org.tousaidants.governance.workshops.WorkshopQuestion;
import org.tousaidants.governance.workshops.WorkshopQuestion.WorkshopQuestionKind;
import org.tousaidants.governance.workshops.WorkshopQuestionOutcome;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.versions.PublishedRules;

/// « Atelier répété » — simulates a workshop about the label's rules. Each participant joins, answers and changes
/// answers as on a telephone, so that the service computes a real result. The result is always the same.
@Service
class DemoWorkshop {
    private static final int PHONES = 26;
    private static final int SLIPS = 4;
    private static final long SEED = 17;
    private static final Set<String> PROFILES = Set.of("benevole", "accueil");
    private static final Set<String> COMPETENCES = Set.of("1.1", "2.1", "2.4", "4.1", "4.2", "5.1");
    private static final Set<String> COMMITMENTS = Set.of("CH-18", "CH-26", "CH-27", "CH-31");

    private final RulesWorkshopStore store;
    private final WorkshopAnswerStore answers;
    private final PublishedRules rules;

    DemoWorkshop(RulesWorkshopStore store, WorkshopAnswerStore answers, PublishedRules rules) {
        this.store = store;
        this.answers = answers;
        this.rules = rules;
    }

    /// Simulates a workshop about the label's rules from opening to end. The journal gets no entries, because no
    /// real person takes part.
    ///
    /// @param by person who leads the workshop
    /// @param at start of the workshop
    /// @param why reason of the decisions on open questions
    @Transactional
    public void hold(SignedInPerson by, String title, Instant at, String why) {
        var clock = new DemoWorkshopClock(at);
        // The service is created here with the simulated clock, because the clock of the Spring bean gives
        // the current time.
        var workshops = new RulesWorkshops(store, answers, rules, _ -> {}, clock);
        var phones = new WorkshopParticipation(store, answers, clock);
        var network = by.network().id();
        var id = workshops.open(
                by,
                new RulesWorkshops.NewWorkshopInput(
                        IdDerivedFromText.of(network + title),
                        title,
                        ParisTime.day(at),
                        PHONES,
                        WorkshopAgreementRule.USUAL,
                        PROFILES,
                        COMPETENCES,
                        COMMITMENTS));
        var workshop = store.byId(id).orElseThrow();
        var random = new Random(SEED);
        var secrets = new ArrayList<SecretToken>();
        for (var phone = 0; phone < PHONES; phone++)
            if (phones.join(workshop.code(), Optional.empty(), SecretToken.random())
                    instanceof WorkshopParticipation.WorkshopJoinResult.WorkshopJoined(var secret)) secrets.add(secret);
        for (var round = 1; round <= 2; round++) {
            var asked = asked(id, round);
            for (var secret : secrets) {
                clock.passes(Duration.ofSeconds(20));
                phones.answer(
                        workshop.code(),
                        Optional.of(secret),
                        new WorkshopParticipation.WorkshopAnswerRequest(round, 0, thoughts(asked, random)));
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
                workshops.decide(
                        by,
                        id,
                        open.question().n(),
                        new WorkshopQuestionOutcome.WorkshopDecision(Optional.empty(), why));
    }

    private List<WorkshopQuestion> asked(UUID id, int round) {
        return store.questions(id).stream()
                .filter(question -> round == 1 || question.again().asked())
                .toList();
    }

    /// Returns the answers of one participant by question. The answers are close to the current rules, but
    /// higher for the passwords of other people. In the second vote the participants' answers are closer to each
    /// other.
    private static Map<Integer, Integer> thoughts(List<WorkshopQuestion> asked, Random random) {
        var thoughts = new LinkedHashMap<Integer, Integer>();
        for (var question : asked) if (random.nextInt(10) > 0) thoughts.put(question.n(), thought(question, random));
        return thoughts;
    }

    private static int thought(WorkshopQuestion question, Random random) {
        if (random.nextInt(20) == 0) return WorkshopQuestion.UNSURE;
        if (question.kind() == WorkshopQuestionKind.COMMITMENT) {
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
        return Math.clamp(Math.round(level), 0, WorkshopQuestionKind.LEVEL.highest());
    }

    /// A clock that shows a fixed time, which only this class changes.
    private static final class DemoWorkshopClock extends Clock {
        private Instant now;

        DemoWorkshopClock(Instant now) {
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
