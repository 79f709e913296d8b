package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.label.badges.Award;
import org.tousaidants.label.badges.Badges;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.recognition.Decisions.Signing;
import org.tousaidants.label.recognition.Labels.Appealing;
import org.tousaidants.label.recognition.Labels.Asking;
import org.tousaidants.label.recognition.Labels.Possible;
import org.tousaidants.label.recognition.Life.State;
import org.tousaidants.label.recognition.Proposals.Proposing;
import org.tousaidants.label.rulechanges.RulesTold;
import org.tousaidants.label.rules.Folder;
import org.tousaidants.label.rules.Judge;
import org.tousaidants.label.rules.ToRenew;
import org.tousaidants.places.upkeep.Contacts;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.TestClock;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Asked for, decided by two who sign alone, then lived: the badge follows each decision at the same instant.
class LabelsTest extends RunningSite {
    private static final String SAINTES = "17415";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Autowired
    private Labels labels;

    @Autowired
    private Proposals proposals;

    @Autowired
    private StuckProposals stuck;

    @Autowired
    private CommitteeDesk desk;

    @Autowired
    private DeskReader deskReader;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Committee committee;

    @Autowired
    private ProposalStore store;

    @Autowired
    private LifeStore lives;

    @Autowired
    private DossierWeigher weigher;

    @Autowired
    private HolderReader holderReader;

    @Autowired
    private Electorate electorate;

    @Autowired
    private Contacts contacts;

    @Autowired
    private EmergencySuspensions emergencySuspensions;

    @Autowired
    private DecisionEffect decisionEffect;

    @Autowired
    private LifeWriter lifeWriter;

    @Autowired
    private Agenda agenda;

    @Autowired
    private LabelRound labelRound;

    @Autowired
    private Helpers helpers;

    @Autowired
    private HelperDossiers dossiers;

    @Autowired
    private Badges badges;

    @Autowired
    private Rules rules;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    private static Account coordinator;

    private Actor nadia() {
        synchronized (LabelsTest.class) {
            if (coordinator == null) coordinator = person(Role.COORDINATOR);
        }
        return actor(coordinator);
    }

    private Actor member() {
        return actor(seated());
    }

    private Account seated() {
        var account = person(Role.HELPER);
        committee.seat(nadia(), account.id());
        return account;
    }

    private String network() {
        return networks.here().id();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PARIS);
    }

    private Rules.InForce now() {
        return rules.now(network());
    }

    /// A relative whose dossier is complete.
    private Actor complete() {
        var helper = actor(person(Role.HELPER));
        helpers.begin(helper, "proche", SAINTES, "");
        return helper;
    }

    /// All complete dossiers that were not proposed, over all pages.
    private List<String> ready() {
        var last = desk.desk(nadia(), new CommitteeDesk.Pages(1, 1, 1))
                .orElseThrow()
                .ready()
                .paging()
                .last();
        return IntStream.rangeClosed(1, last)
                .mapToObj(page -> desk.desk(nadia(), new CommitteeDesk.Pages(1, page, 1))
                        .orElseThrow()
                        .ready()
                        .lines())
                .flatMap(List::stream)
                .map(CommitteeDesk.Ready::value)
                .toList();
    }

    private UUID asked(Actor helper) {
        return ((Asking.Asked) labels.ask(helper, "fr")).proposal();
    }

    private Life life(Actor helper) {
        return labels.mine(helper).lives().getFirst().life();
    }

    private LifeView told(Actor helper) {
        return labels.mine(helper).lives().getFirst();
    }

    private Signing sign(Actor by, UUID proposal, boolean favourable) {
        return decisions.sign(by, proposal, shown(proposal), favourable, "Raison de " + by.id());
    }

    private Decisions.Shown shown(UUID proposal) {
        return decisions.shown(network(), proposal).orElseThrow();
    }

    private static Signing decided(String outcome) {
        return new Signing.Signed(Optional.of(outcome));
    }

    private static Signing awaited() {
        return new Signing.Signed(Optional.empty());
    }

    /// Recognised by these two.
    private Actor recognised(Actor first, Actor second) {
        var helper = complete();
        var proposal = asked(helper);
        assertThat(sign(first, proposal, true)).isEqualTo(awaited());
        assertThat(sign(second, proposal, true)).isEqualTo(decided("granted"));
        return helper;
    }

    private UUID proposed(Actor helper, Proposal.Act act, String why) {
        var life = life(helper).id();
        return ((Proposing.Proposed) proposals.propose(nadia(), life, act, why)).proposal();
    }

    private String verified(Actor helper) {
        return visitor()
                .get("/verifier/" + life(helper).term().orElseThrow().code())
                .body();
    }

    private List<String> mailed(Actor to) {
        return sql
                .sql("select subject from mail_letter where recipient = :to order by posted")
                .param("to", to.mail())
                .query(String.class)
                .list()
                .stream()
                .map(subject -> subject.replace('\u00a0', ' '))
                .toList();
    }

    private List<Step.Act> acts(Actor helper) {
        return life(helper).steps().stream().map(Step::act).toList();
    }

    @Test
    void twoSignaturesMakeALabelAndItsBadgeAtOnce() {
        var first = member();
        var second = member();
        var helper = complete();
        assertThat(labels.mine(helper).possible()).isEqualTo(new Possible.MayAsk(false));
        var proposal = asked(helper);
        assertThat(labels.ask(helper, "fr")).isEqualTo(new Asking.NotNow(new Possible.Waits()));
        assertThat(sign(first, proposal, true)).isEqualTo(awaited());
        assertThat(told(helper).state()).isEqualTo(State.NEVER);
        assertThat(sign(second, proposal, true)).isEqualTo(decided("granted"));
        var told = told(helper);
        assertThat(told.state()).isEqualTo(State.VALID);
        assertThat(told.life().term().orElseThrow().until()).isEqualTo(today().plusMonths(36));
        assertThat(acts(helper)).containsExactly(Step.Act.ASKED, Step.Act.RECOGNISED);
        assertThat(told.life().steps().getLast().reason())
                .contains("Raison de " + first.id(), "Raison de " + second.id());
        assertThat(told.life().steps())
                .allSatisfy(step -> assertThat(step.version()).isEqualTo(now().version()));
        assertThat(verified(helper)).contains("Oui, vous pouvez avoir confiance");
        assertThat(dossiers.ofAccount(network(), helper.id())
                        .orElseThrow()
                        .dossier()
                        .held())
                .isPresent();
        assertThat(mailed(helper))
                .containsExactly("Votre demande de label est arrivée", "Vous êtes reconnu·e « Tous aidants »");
        assertThat(mailed(first)).contains("Une demande de label attend votre signature");
        assertThat(sql.sql("select act from journal_entry where subject = :subject order by n")
                        .param("subject", "label " + told.life().id())
                        .query(String.class)
                        .list())
                .containsExactly("labels.asked", "labels.signed", "labels.signed", "labels.recognised");
        assertThat(labels.mine(helper).possible()).isInstanceOf(Possible.TooEarly.class);
    }

    /// The connection is cut when all is written and before it counts, as when the machine stops there.
    @Test
    void whatIsCutInTheMiddleOfADecisionLeavesNothingBehind() {
        var first = member();
        var second = member();
        var helper = complete();
        var proposal = asked(helper);
        assertThat(sign(first, proposal, true)).isEqualTo(awaited());
        var before = written();
        var letters = mailed(helper);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    assertThat(sign(second, proposal, true)).isEqualTo(decided("granted"));
                    assertThat(written()).doesNotContainAnyElementsOf(before);
                    sql.sql("select pg_terminate_backend(pg_backend_pid())")
                            .query()
                            .listOfRows();
                }))
                .isInstanceOf(Exception.class);
        assertThat(written()).isEqualTo(before);
        assertThat(mailed(helper)).isEqualTo(letters);
        assertThat(told(helper).state()).isEqualTo(State.NEVER);
        assertThat(sign(second, proposal, true)).isEqualTo(decided("granted"));
        assertThat(verified(helper)).contains("Oui, vous pouvez avoir confiance");
        assertThat(mailed(helper)).hasSize(letters.size() + 1);
    }

    /// How many rows there are of each thing that a decision writes.
    private List<String> written() {
        return Stream.of(
                        "badges_badge",
                        "badges_edition",
                        "badges_step",
                        "labels_vote",
                        "labels_step",
                        "mail_letter",
                        "journal_entry")
                .map(table -> table + " "
                        + sql.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single())
                .toList();
    }

    @Test
    void onlyMembersDecideEachOnceAndNeverAboutThemselves() {
        var helper = complete();
        var proposal = asked(helper);
        assertThat(sign(nadia(), proposal, true)).isEqualTo(new Signing.NotAMember());
        assertThat(sign(actor(person(Role.HELPER)), proposal, true)).isEqualTo(new Signing.NotAMember());
        committee.seat(nadia(), helper.id());
        assertThat(sign(helper, proposal, true)).isEqualTo(new Signing.OwnFile());
        var first = member();
        assertThat(sign(first, proposal, true)).isEqualTo(awaited());
        assertThat(sign(first, proposal, true)).isEqualTo(new Signing.SignedBefore());
        var gone = member();
        committee.release(nadia(), gone.id());
        assertThat(sign(gone, proposal, true)).isEqualTo(new Signing.NotAMember());
        assertThat(told(helper).state()).isEqualTo(State.NEVER);
        assertThat(committee.seat(actor(person(Role.HELPER)), helper.id())).isEqualTo(new Committee.Change.NotFound());
        var elsewhere = new Network("l-" + UUID.randomUUID(), "Ailleurs", "16");
        networks.found(elsewhere);
        var stranger = new Actor(nadia().id(), nadia().mail(), nadia().name(), Role.COORDINATOR, elsewhere);
        assertThat(decisions.sign(stranger, proposal, shown(proposal), true, "x"))
                .isEqualTo(new Signing.NotFound());
        assertThat(deskReader.open(stranger, life(helper).id())).isEmpty();
    }

    @Test
    void twoWhoDecideAtOnceDecideOnceAndTheOthersAreTold() throws Exception {
        var helper = complete();
        var proposal = asked(helper);
        var members = IntStream.range(0, 5).mapToObj(i -> member()).toList();
        List<Signing> all;
        try (var executor = Executors.newFixedThreadPool(5)) {
            all = executor
                    .invokeAll(members.stream()
                            .map(one -> (Callable<Signing>) () -> sign(one, proposal, true))
                            .toList())
                    .stream()
                    .map(done -> {
                        try {
                            return done.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
        assertThat(all)
                .containsExactlyInAnyOrder(
                        awaited(),
                        decided("granted"),
                        new Signing.DecidedAlready("granted"),
                        new Signing.DecidedAlready("granted"),
                        new Signing.DecidedAlready("granted"));
        assertThat(acts(helper)).containsExactly(Step.Act.ASKED, Step.Act.RECOGNISED);
    }

    @Test
    void aRefusalSaysWhyAndOthersJudgeTheAppeal() {
        var first = member();
        var second = member();
        var helper = complete();
        var refused = asked(helper);
        sign(first, refused, false);
        sign(member(), refused, true);
        assertThat(sign(second, refused, false)).isEqualTo(decided("refused"));
        assertThat(told(helper).state()).isEqualTo(State.NEVER);
        assertThat(mailed(helper)).last().isEqualTo("La décision du comité sur votre demande");
        assertThat(labels.appeal(actor(person(Role.HELPER)), refused, "Moi aussi"))
                .isEqualTo(new Appealing.NotFound());
        assertThat(labels.appeal(helper, refused, "Il y a une erreur.")).isEqualTo(new Appealing.Appealed());
        assertThat(labels.appeal(helper, refused, "Encore")).isEqualTo(new Appealing.AppealedBefore());
        var appeal = told(helper).open().getFirst().id();
        assertThat(sign(first, appeal, false)).isEqualTo(new Signing.HadAPart());
        sign(member(), appeal, true);
        assertThat(sign(member(), appeal, true)).isEqualTo(decided("granted"));
        assertThat(told(helper).state()).isEqualTo(State.VALID);
        assertThat(acts(helper))
                .containsExactly(
                        Step.Act.ASKED, Step.Act.REFUSED, Step.Act.APPEALED, Step.Act.OVERTURNED, Step.Act.RECOGNISED);
        assertThat(verified(helper)).contains("Oui, vous pouvez avoir confiance");
    }

    @Test
    void anAppealThatNobodyIsLeftToJudgeIsSaidToTheCoordinationAndToThePerson() {
        var helper = complete();
        var refused = asked(helper);
        var others = committee.members(network()).stream().map(Account::id).toList();
        var one = member();
        var two = member();
        others.forEach(other -> committee.release(nadia(), other));
        // Other tests of the class may have brought her the same letter.
        var before = Collections.frequency(mailed(nadia()), "Il manque des membres au comité");
        try {
            sign(one, refused, false);
            assertThat(sign(two, refused, false)).isEqualTo(decided("refused"));
            assertThat(Collections.frequency(mailed(nadia()), "Il manque des membres au comité"))
                    .isEqualTo(before);
            assertThat(labels.appeal(helper, refused, "Il y a une erreur.")).isEqualTo(new Appealing.Appealed());
            assertThat(Collections.frequency(mailed(nadia()), "Il manque des membres au comité"))
                    .isEqualTo(before + 1);
            assertThat(mailed(one)).doesNotContain("Un recours attend votre signature");
            var appeal = told(helper).open().getFirst();
            assertThat(sign(one, appeal.id(), true)).isEqualTo(new Signing.HadAPart());
            assertThat(signedIn(accounts.find(network(), helper.id()).orElseThrow())
                            .get("/mon-dossier/label")
                            .body())
                    .contains("Trop peu de membres du comité peuvent signer");
            // As soon as others are named it goes on.
            sign(member(), appeal.id(), true);
            assertThat(sign(member(), appeal.id(), true)).isEqualTo(decided("granted"));
        } finally {
            others.forEach(other -> committee.seat(nadia(), other));
        }
    }

    @Test
    void suspendedForAllAtOnceAndRestoredOnAppeal() {
        var first = member();
        var second = member();
        var helper = recognised(first, second);
        var suspension = proposed(helper, Proposal.Act.SUSPEND, "Une plainte à examiner");
        assertThat(proposals.propose(nadia(), life(helper).id(), Proposal.Act.SUSPEND, "Encore"))
                .isEqualTo(new Proposing.Waits(life(helper).id()));
        sign(first, suspension, true);
        assertThat(verified(helper)).contains("Oui, vous pouvez avoir confiance");
        assertThat(sign(second, suspension, true)).isEqualTo(decided("granted"));
        assertThat(verified(helper)).contains("Non, ne vous y fiez pas").contains("suspendue");
        assertThat(labels.mine(helper).possible()).isEqualTo(new Possible.Suspended());
        labels.appeal(helper, suspension, "Cette plainte ne me concerne pas.");
        var appeal = told(helper).open().getFirst().id();
        assertThat(sign(second, appeal, false)).isEqualTo(new Signing.HadAPart());
        sign(member(), appeal, true);
        assertThat(sign(member(), appeal, true)).isEqualTo(decided("granted"));
        assertThat(told(helper).state()).isEqualTo(State.VALID);
        assertThat(verified(helper)).contains("Oui, vous pouvez avoir confiance");
        assertThat(mailed(helper))
                .endsWith("Votre label est suspendu", "Votre recours est arrivé", "Votre recours est accepté");
    }

    @Test
    void whatIsNoLongerSuspendedIsNotSaidToBeEvenWhenItEndedMeanwhile() {
        var first = member();
        var second = member();
        var until = today().plusDays(20);
        var helper = ending(until);
        var code = life(helper).term().orElseThrow().code();
        var suspension = proposed(helper, Proposal.Act.SUSPEND, "Une plainte à examiner");
        sign(first, suspension, true);
        assertThat(sign(second, suspension, true)).isEqualTo(decided("granted"));
        var after = clock.instant().plus(Duration.ofDays(25)).truncatedTo(ChronoUnit.SECONDS);
        var late = visitor();
        late.headers.put(MOMENT, after.toString());
        assertThat(late.get("/verifier/" + code).body()).contains("est suspendue depuis le");
        TestClock.at(after, () -> {
            var lift = proposed(helper, Proposal.Act.LIFT, "La plainte est sans suite");
            sign(first, lift, true);
            assertThat(sign(second, lift, true)).isEqualTo(decided("granted"));
            assertThat(told(helper).state()).isEqualTo(State.GRACE);
        });
        late.headers.put(MOMENT, after.plusSeconds(60).toString());
        assertThat(late.get("/verifier/" + code).body())
                .contains("Non, ne vous y fiez pas", "a pris fin le")
                .doesNotContain("suspendue");
    }

    @Test
    void anAppealThatIsRefusedChangesNothing() {
        var first = member();
        var second = member();
        var helper = recognised(first, second);
        var suspension = proposed(helper, Proposal.Act.SUSPEND, "Une plainte à examiner");
        sign(first, suspension, true);
        sign(second, suspension, true);
        labels.appeal(helper, suspension, "Je ne suis pas d’accord.");
        var appeal = told(helper).open().getFirst().id();
        sign(member(), appeal, false);
        assertThat(sign(member(), appeal, false)).isEqualTo(decided("refused"));
        assertThat(told(helper).state()).isEqualTo(State.SUSPENDED);
        assertThat(acts(helper)).last().isEqualTo(Step.Act.UPHELD);
        var lift = proposed(helper, Proposal.Act.LIFT, "La plainte est sans suite");
        sign(first, lift, true);
        assertThat(sign(second, lift, true)).isEqualTo(decided("granted"));
        assertThat(verified(helper)).contains("Oui, vous pouvez avoir confiance");
    }

    @Test
    void whatWasWithdrawnComesBackUnderAnotherNumberOnAppeal() {
        var first = member();
        var second = member();
        var helper = recognised(first, second);
        var before = life(helper).term().orElseThrow();
        var withdrawal = proposed(helper, Proposal.Act.WITHDRAW, "De l’argent a été demandé");
        sign(first, withdrawal, true);
        sign(second, withdrawal, true);
        assertThat(told(helper).state()).isEqualTo(State.WITHDRAWN);
        assertThat(life(helper).held()).isEmpty();
        assertThat(visitor().get("/verifier/" + before.code()).body()).contains("a été retirée");
        labels.appeal(helper, withdrawal, "Ce n’était pas moi.");
        var appeal = told(helper).open().getFirst().id();
        sign(member(), appeal, true);
        assertThat(sign(member(), appeal, true)).isEqualTo(decided("granted"));
        var after = life(helper).term().orElseThrow();
        assertThat(after.code()).isNotEqualTo(before.code());
        assertThat(after.until()).isEqualTo(before.until());
        assertThat(visitor().get("/verifier/" + after.code()).body()).contains("Oui, vous pouvez avoir confiance");
        assertThat(visitor().get("/verifier/" + before.code()).body()).contains("a été retirée");
    }

    @Test
    void rulesThatChangedAreToldAndTheVerdictIsComputedAgain() {
        var first = member();
        var second = member();
        var helper = complete();
        var proposal = asked(helper);
        var shown = shown(proposal);
        assertThat(decisions.sign(first, proposal, shown, true, "Oui")).isEqualTo(awaited());
        var files = new TreeMap<>(Folder.shipped("base").orElseThrow().files());
        files.computeIfPresent(
                "charte.yaml", (_, text) -> text.replace("je ne la presse pas,", "je prends mon temps,"));
        files.computeIfPresent("protocole.yaml", (_, text) -> text.replace("version: 1.0.0", "version: 1.2.0"));
        try {
            rules.publish(network(), new Folder("essai", files, List.of()));
            assertThat(decisions.sign(second, proposal, shown, true, "Oui"))
                    .isEqualTo(new Signing.RulesChanged("base 1.2.0"));
            assertThat(sign(second, proposal, true)).isEqualTo(new Signing.CannotBe("not_complete"));
            assertThat(told(helper).open().getFirst().votes()).hasSize(1);
            assertThat(told(helper).state()).isEqualTo(State.NEVER);
            helpers.begin(helper, "proche", SAINTES, "");
            assertThat(sign(second, proposal, true)).isEqualTo(decided("granted"));
            assertThat(life(helper).steps().getLast().version()).isEqualTo("base 1.2.0");
        } finally {
            var back = new TreeMap<>(
                    Folder.shipped("charente-maritime").orElseThrow().files());
            back.computeIfPresent("protocole.yaml", (_, text) -> text.replaceFirst("version: 1.0.0", "version: 1.0.2"));
            rules.publish(network(), new Folder("essai", back, List.of()));
        }
    }

    @Test
    void aDossierThatChangedWhileItWasReadIsShownAnewBeforeItIsSigned() {
        var first = member();
        var helper = complete();
        var proposal = asked(helper);
        var shown = shown(proposal);
        var file = dossiers.ofAccount(network(), helper.id()).orElseThrow().helper();
        sql.sql("""
                insert into helpers_signature (network, helper, commitment, hash, taken, word, protocol, at)
                select network, helper, commitment, hash, false, '', protocol, now() from helpers_signature
                where helper = :helper and commitment = 'CH-01'""").param("helper", file).update();
        assertThat(decisions.sign(first, proposal, shown, false, "Non")).isEqualTo(new Signing.DossierChanged());
        assertThat(told(helper).open().getFirst().votes()).isEmpty();
        assertThat(sign(first, proposal, true)).isEqualTo(new Signing.CannotBe("not_complete"));
        // It is stuck: the coordination may drop it, with a reason that she reads.
        assertThat(stuck.drop(member(), proposal, "Non")).isEqualTo(new StuckProposals.Dropping.NotFound());
        assertThat(stuck.drop(nadia(), proposal, "Un engagement a été repris."))
                .isEqualTo(new StuckProposals.Dropping.Dropped());
        assertThat(stuck.drop(nadia(), proposal, "Encore")).isEqualTo(new StuckProposals.Dropping.DecidedAlready());
        assertThat(mailed(helper)).endsWith("Une proposition sur votre label est abandonnée");
        assertThat(life(helper).steps().getLast().reason()).isEqualTo("Un engagement a été repris.");
        assertThat(sign(first, proposal, false)).isEqualTo(new Signing.DecidedAlready("dropped"));
    }

    @Test
    void whatTheCommitteeCanDecideIsNotDropped() {
        var helper = complete();
        member();
        member();
        var proposal = asked(helper);
        assertThat(stuck.drop(nadia(), proposal, "Non")).isEqualTo(new StuckProposals.Dropping.NotStuck());
        sign(member(), proposal, false);
        sign(member(), proposal, false);
        labels.appeal(helper, proposal, "Il y a une erreur.");
        var appeal = told(helper).open().getFirst().id();
        assertThat(stuck.drop(nadia(), appeal, "Non")).isEqualTo(new StuckProposals.Dropping.NotStuck());
    }

    @Test
    void onePersonSuspendsAtOnceAndTheCommitteeConfirms() {
        var first = member();
        var second = member();
        var helper = recognised(first, second);
        var life = life(helper).id();
        assertThat(emergencySuspensions.stay(actor(person(Role.HELPER)), life, "x"))
                .isEqualTo(new EmergencySuspensions.Staying.NotFound());
        assertThat(emergencySuspensions.stay(helper, life, "x")).isEqualTo(new EmergencySuspensions.Staying.NotFound());
        assertThat(emergencySuspensions.stay(first, life, "De l’argent a été demandé hier."))
                .isEqualTo(new EmergencySuspensions.Staying.Stayed(today().plusDays(Life.STAY_DAYS)));
        assertThat(verified(helper)).contains("Non, ne vous y fiez pas").contains("suspendue");
        assertThat(told(helper).state()).isEqualTo(State.SUSPENDED);
        assertThat(life(helper).stayedUntil()).contains(today().plusDays(15));
        assertThat(mailed(helper)).endsWith("Votre label est suspendu en urgence");
        assertThat(mailed(second)).last().isEqualTo("Une suspension est proposée");
        assertThat(emergencySuspensions.stay(second, life, "Encore"))
                .isEqualTo(new EmergencySuspensions.Staying.StayedBefore());
        var confirmation = told(helper).open().getFirst();
        assertThat(confirmation.act()).isEqualTo(Proposal.Act.SUSPEND);
        sign(second, confirmation.id(), true);
        assertThat(sign(member(), confirmation.id(), true)).isEqualTo(decided("granted"));
        assertThat(life(helper).stayedUntil()).isEmpty();
        labelRound.run(networks.here());
        assertThat(told(helper).state()).isEqualTo(State.SUSPENDED);
        assertThat(acts(helper)).endsWith(Step.Act.STAYED, Step.Act.PROPOSED, Step.Act.SUSPENDED);
    }

    @Test
    void whatTheCommitteeDoesNotConfirmCountsAgainAtOnce() {
        var helper = recognised(member(), member());
        var life = life(helper).id();
        emergencySuspensions.stay(nadia(), life, "Une plainte grave");
        var confirmation = told(helper).open().getFirst().id();
        sign(member(), confirmation, false);
        assertThat(sign(member(), confirmation, false)).isEqualTo(decided("refused"));
        assertThat(told(helper).state()).isEqualTo(State.VALID);
        assertThat(verified(helper)).contains("Oui, vous pouvez avoir confiance");
        assertThat(emergencySuspensions.stay(nadia(), life, "Encore"))
                .isEqualTo(new EmergencySuspensions.Staying.StayedBefore());
    }

    @Test
    void whoIsSuspendedInAnEmergencyAppealsToOthers() {
        var first = member();
        var helper = recognised(first, member());
        emergencySuspensions.stay(first, life(helper).id(), "Une plainte grave");
        var stay = told(helper).decided().getFirst();
        assertThat(stay.act()).isEqualTo(Proposal.Act.STAY);
        assertThat(labels.appeal(helper, stay.id(), "Ce n’était pas moi.")).isEqualTo(new Appealing.Appealed());
        var appeal = told(helper).open().stream()
                .filter(one -> one.act() == Proposal.Act.APPEAL)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(sign(first, appeal, true)).isEqualTo(new Signing.HadAPart());
        sign(member(), appeal, true);
        assertThat(sign(member(), appeal, true)).isEqualTo(decided("granted"));
        assertThat(told(helper).state()).isEqualTo(State.VALID);
    }

    @Test
    void anEmergencyThatNobodyConfirmsEndsByItself() {
        var helper = recognised(member(), member());
        emergencySuspensions.stay(nadia(), life(helper).id(), "Une plainte grave");
        labelRound.run(networks.here());
        assertThat(told(helper).state()).isEqualTo(State.SUSPENDED);
        var after = Clock.offset(clock, Duration.ofDays(16));
        var found = lives.find(network(), life(helper).id()).orElseThrow();
        assertThat(found.stayedUntil())
                .hasValueSatisfying(until -> assertThat(until).isBefore(LocalDate.ofInstant(after.instant(), PARIS)));
        transaction.executeWithoutResult(
                status -> assertThat(emergencySuspensions.end(networks.here(), found, now(), clock.instant()))
                        .isTrue());
        assertThat(told(helper).state()).isEqualTo(State.VALID);
        assertThat(life(helper).steps().getLast().by()).isEmpty();
        assertThat(mailed(helper)).endsWith("Votre label n’est plus suspendu");
        assertThat(verified(helper)).contains("Oui, vous pouvez avoir confiance");
    }

    @Test
    void theCommitteeIsWrittenToInTheLanguageInWhichEachCameIn() {
        var english = seated();
        var french = seated();
        sql.sql("update identity_account set lang = 'en' where id = :id")
                .param("id", english.id())
                .update();
        asked(complete());
        assertThat(mailed(actor(english))).last().isEqualTo("A wish for the label waits for your signature");
        assertThat(mailed(actor(french))).last().isEqualTo("Une demande de label attend votre signature");
    }

    @Test
    void aClockThatGoesBackSignsNothing() {
        var helper = complete();
        var proposal = asked(helper);
        var late = new Decisions(
                store,
                lives,
                committee,
                holderReader,
                weigher,
                decisionEffect,
                lifeWriter,
                Clock.offset(clock, Duration.ofDays(-2)));
        var one = member();
        assertThat(transaction.<Signing>execute(status -> late.sign(one, proposal, shown(proposal), true, "Oui")))
                .isEqualTo(new Signing.CannotBe("clock_behind"));
        assertThat(told(helper).open().getFirst().votes()).isEmpty();
    }

    @Test
    void whoseDossierIsNotCompleteAsksInVain() {
        var nobody = actor(person(Role.HELPER));
        assertThat(labels.ask(nobody, "fr")).isEqualTo(new Asking.NotNow(new Possible.NoFile()));
        helpers.begin(nobody, "benevole", SAINTES, "");
        assertThat(labels.ask(nobody, "fr")).isEqualTo(new Asking.NotNow(new Possible.NotComplete()));
        var file = dossiers.ofAccount(network(), nobody.id()).orElseThrow().helper();
        assertThat(proposals.propose(nadia(), file)).isEqualTo(new Proposing.NotNow());
        assertThat(proposals.propose(member(), file)).isEqualTo(new Proposing.NotFound());
    }

    @Test
    void theCoordinationProposesAndThePersonMayDecline() {
        var helper = complete();
        var file = dossiers.ofAccount(network(), helper.id()).orElseThrow().helper();
        assertThat(ready()).contains(file.toString());
        assertThat(proposals.propose(nadia(), file)).isInstanceOf(Proposing.Proposed.class);
        assertThat(mailed(helper)).containsExactly("Votre dossier est proposé au comité");
        var proposal = told(helper).open().getFirst().id();
        assertThat(labels.drop(actor(person(Role.HELPER)), proposal)).isEqualTo(Labels.Dropping.NOT_FOUND);
        assertThat(labels.drop(helper, proposal)).isEqualTo(Labels.Dropping.DROPPED);
        assertThat(labels.drop(helper, proposal)).isEqualTo(Labels.Dropping.DECIDED);
        assertThat(sign(member(), proposal, true)).isEqualTo(new Signing.DecidedAlready("dropped"));
        assertThat(labels.mine(helper).possible()).isEqualTo(new Possible.MayAsk(false));
    }

    /// Recognised three years ago, less some days.
    private Actor ending(LocalDate until) {
        var helper = complete();
        var file = dossiers.ofAccount(network(), helper.id()).orElseThrow();
        var found = rules.recognition(network(), "proche").orElseThrow();
        var code = ((Badges.Result.Issued) badges.issue(
                        nadia(),
                        new Award(
                                new Award.To.AHelper(helper.id()),
                                found,
                                found.promises(),
                                today(),
                                today().plusDays(20),
                                "Avant")))
                .code();
        var id = lives.of(network(), new Holder.AHelper(file.helper(), helper.id()), "proche", "fr", clock.instant());
        lives.append(
                network(),
                id,
                new Step(
                        clock.instant(),
                        Step.Act.RECOGNISED,
                        Optional.of(nadia().id()),
                        "Avant",
                        now().version(),
                        Optional.empty(),
                        Optional.of(new Step.Term(until.minusMonths(36), until, code))));
        return helper;
    }

    @Test
    void eachReminderIsSentOnceHoweverOftenTheRoundIsMade() throws Exception {
        var soon = ending(today().plusDays(25));
        var ended = ending(today().minusDays(3));
        var lapsed = ending(today().minusDays(61));
        var far = recognised(member(), member());
        try (var executor = Executors.newFixedThreadPool(3)) {
            executor.invokeAll(IntStream.range(0, 3)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        labelRound.run(networks.here());
                        return true;
                    })
                    .toList());
        }
        labelRound.run(networks.here());
        assertThat(mailed(soon)).containsExactly("Votre label prend bientôt fin");
        assertThat(mailed(ended)).containsExactly("Votre label a pris fin");
        assertThat(mailed(lapsed)).containsExactly("Votre label n’est pas renouvelé");
        assertThat(acts(soon)).endsWith(Step.Act.REMINDED);
        assertThat(acts(ended)).endsWith(Step.Act.ENDED);
        assertThat(told(ended).state()).isEqualTo(State.GRACE);
        assertThat(labels.mine(ended).possible()).isEqualTo(new Possible.MayAsk(true));
        assertThat(acts(lapsed)).endsWith(Step.Act.LAPSED);
        assertThat(labels.mine(lapsed).possible()).isEqualTo(new Possible.MayAsk(false));
        assertThat(acts(far)).containsExactly(Step.Act.ASKED, Step.Act.RECOGNISED);
    }

    @Test
    void ofSeveralMilestonesThatPassedTheLastIsTold() {
        var label = now().protocol().helpers();
        var until = LocalDate.of(2029, 3, 1);
        assertThat(Milestone.due(until, until.minusDays(91), label, List.of())).isEmpty();
        assertThat(Milestone.due(until, until.minusDays(90), label, List.of()))
                .contains(new Milestone(Milestone.Kind.REMINDED, 90));
        assertThat(Milestone.due(until, until.minusDays(5), label, List.of()))
                .contains(new Milestone(Milestone.Kind.REMINDED, 7));
        assertThat(Milestone.due(until, until.minusDays(20), label, List.of("REMINDED 7")))
                .as("a clock that went back")
                .isEmpty();
        assertThat(Milestone.due(until, until, label, List.of("REMINDED 7"))).isEmpty();
        assertThat(Milestone.due(until, until.plusDays(1), label, List.of("REMINDED 7")))
                .contains(new Milestone(Milestone.Kind.ENDED, -1));
        assertThat(Milestone.due(until, until.plusDays(60), label, List.of("ENDED -1")))
                .isEmpty();
        assertThat(Milestone.due(until, until.plusDays(61), label, List.of("ENDED -1")))
                .contains(new Milestone(Milestone.Kind.LAPSED, -61));
    }

    @Test
    void aCommitmentTakenBackIsToldOnceAndTakesNothing() {
        var helper = recognised(member(), member());
        var file = dossiers.ofAccount(network(), helper.id()).orElseThrow().helper();
        // What changed in her file is read by the verdict, no matter who changed it.
        takenBack(file, "CH-01");
        labelRound.run(networks.here());
        labelRound.run(networks.here());
        assertThat(mailed(helper)).endsWith("Quelque chose est à refaire pour garder votre label");
        assertThat(acts(helper)).containsExactly(Step.Act.ASKED, Step.Act.RECOGNISED, Step.Act.WARNED);
        assertThat(told(helper).state()).isEqualTo(State.VALID);
        // What has no date of its own does not wait for ever either.
        sql.sql("update labels_notice set at = at - interval '61 days' where life = :life")
                .param("life", life(helper).id())
                .update();
        labelRound.run(networks.here());
        labelRound.run(networks.here());
        assertThat(told(helper).open())
                .singleElement()
                .satisfies(one -> assertThat(one.act()).isEqualTo(Proposal.Act.SUSPEND));
    }

    @Test
    void allThatIsMissingIsToldInOneLetterAndWhatMoreGoesMissingInOneMore() {
        var helper = recognised(member(), member());
        var file = dossiers.ofAccount(network(), helper.id()).orElseThrow().helper();
        takenBack(file, "CH-01");
        var old = today().minusMonths(36).minusDays(10);
        levelsOf(helper, old);
        labelRound.run(networks.here());
        labelRound.run(networks.here());
        var subject = "Quelque chose est à refaire pour garder votre label";
        assertThat(mailed(helper)).filteredOn(subject::equals).hasSize(1);
        assertThat(body(helper, subject))
                .contains(
                        "- La charte",
                        "- Les compétences numériques",
                        "Voici tout ce qui manque",
                        "au plus tard le",
                        "Où :");
        // One of two put right says nothing; a third that goes missing does, with all that is left.
        takenBack(file, "CH-02");
        labelRound.run(networks.here());
        assertThat(mailed(helper)).filteredOn(subject::equals).hasSize(1);
        levelsOf(helper, today());
        labelRound.run(networks.here());
        assertThat(mailed(helper)).filteredOn(subject::equals).hasSize(1);
    }

    private void takenBack(UUID file, String commitment) {
        sql.sql("""
                insert into helpers_signature (network, helper, commitment, hash, taken, word, protocol, at)
                select network, helper, commitment, hash, false, '', protocol, now() from helpers_signature
                where helper = :helper and commitment = :commitment limit 1""").param("helper", file).param("commitment", commitment).update();
    }

    private String body(Actor to, String subject) {
        return sql.sql(
                        "select id, body from mail_letter where recipient = :to and subject = :subject order by posted desc limit 1")
                .param("to", to.mail())
                .param("subject", subject)
                .query((row, n) -> unsealed(row.getObject("id", UUID.class), row.getString("body")))
                .single();
    }

    @Test
    void whomTheLetterAboutNewRulesToldIsNotToldAgain() {
        var helper = recognised(member(), member());
        var file = dossiers.ofAccount(network(), helper.id()).orElseThrow().helper();
        takenBack(file, "CH-01");
        var verdict = ((Judge.Judged) now().judge()
                        .judge(
                                dossiers.ofAccount(network(), helper.id())
                                        .orElseThrow()
                                        .dossier(),
                                today()))
                .verdict();
        transaction.executeWithoutResult(
                _ -> events.publishEvent(new RulesTold(network(), file, now().version(), today(), verdict.lacking())));
        assertThat(acts(helper)).endsWith(Step.Act.WARNED);
        labelRound.run(networks.here());
        assertThat(mailed(helper)).doesNotContain("Quelque chose est à refaire pour garder votre label");
        // What goes missing beside it is told, with all the rest.
        levelsOf(helper, today().minusMonths(36).minusDays(10));
        labelRound.run(networks.here());
        labelRound.run(networks.here());
        assertThat(mailed(helper))
                .filteredOn("Quelque chose est à refaire pour garder votre label"::equals)
                .hasSize(1);
        assertThat(body(helper, "Quelque chose est à refaire pour garder votre label"))
                .contains("- La charte", "- Les compétences numériques");
    }

    @Test
    void whatExpiresInsideALabelIsSaidAtTheDeskAndToldAgainWhenItExpiresAgain() {
        var helper = recognised(member(), member());
        assertThat(todo(helper)).isEmpty();
        var old = today().minusMonths(36).minusDays(10);
        levelsOf(helper, old);
        labelRound.run(networks.here());
        labelRound.run(networks.here());
        assertThat(acts(helper)).containsExactly(Step.Act.ASKED, Step.Act.RECOGNISED, Step.Act.WARNED);
        assertThat(todo(helper).orElseThrow().by()).contains(old.plusMonths(36).plusDays(60));
        assertThat(signedIn(coordinator).get("/bureau/label").body())
                .contains("href=\"/bureau/protocole/renouvellements\"");
        levelsOf(helper, today());
        labelRound.run(networks.here());
        assertThat(todo(helper)).isEmpty();
        levelsOf(helper, old);
        labelRound.run(networks.here());
        assertThat(acts(helper)).containsExactly(Step.Act.ASKED, Step.Act.RECOGNISED, Step.Act.WARNED, Step.Act.WARNED);
        assertThat(told(helper).life().term().orElseThrow().until()).isEqualTo(today().plusMonths(36));
    }

    /// What the desk says that she has to complete.
    private Optional<ToRenew> todo(Actor helper) {
        var id = life(helper).id();
        for (var page = 1; ; page++) {
            var slice = desk.desk(nadia(), new CommitteeDesk.Pages(1, 1, page))
                    .orElseThrow()
                    .lives();
            for (var one : slice.lines()) if (one.life().id().equals(id)) return one.todo();
            assertThat(page).isLessThan(slice.paging().last());
        }
    }

    private void levelsOf(Actor helper, LocalDate since) {
        sql.sql("""
                insert into helpers_level (network, helper, competence, level, evidence, since, by, at)
                select distinct on (competence) network, helper, competence, level, evidence, :since, by, :now::timestamptz
                from helpers_level where helper = :helper""")
                .param(
                        "helper",
                        dossiers.ofAccount(network(), helper.id()).orElseThrow().helper())
                .param("since", since)
                .param("now", clock.instant().toString())
                .update();
    }

    @Test
    void whatStayedUndoneIsPutToTheCommitteeWhichAloneSuspends() {
        var first = member();
        var second = member();
        var helper = recognised(first, second);
        // Her levels are three years and seventy days old.
        levelsOf(helper, today().minusMonths(36).minusDays(70));
        labelRound.run(networks.here());
        labelRound.run(networks.here());
        assertThat(told(helper).open()).singleElement().satisfies(one -> {
            assertThat(one.act()).isEqualTo(Proposal.Act.SUSPEND);
            assertThat(one.by()).isEmpty();
        });
        assertThat(verified(helper)).contains("Oui, vous pouvez avoir confiance");
        assertThat(mailed(first)).last().isEqualTo("Une suspension est proposée");
        var suspension = told(helper).open().getFirst().id();
        sign(first, suspension, true);
        assertThat(sign(second, suspension, true)).isEqualTo(decided("granted"));
        assertThat(verified(helper)).contains("Non, ne vous y fiez pas");
        assertThat(mailed(helper)).endsWith("Une suspension de votre label est proposée", "Votre label est suspendu");
    }

    @Test
    void anAppealThatComesTooLateIsRefused() {
        var helper = complete();
        var refused = asked(helper);
        sign(member(), refused, false);
        sign(member(), refused, false);
        var after = Clock.offset(clock, Duration.ofDays(62));
        var telling = new LifeReader(store, weigher, holderReader, electorate, accounts, contacts, rules, after);
        var wishes = new HolderDesk(lives, store, holderReader, weigher, agenda, lifeWriter, telling, after);
        var late = new Labels(lives, store, dossiers, wishes, telling, rules);
        assertThat(transaction.<Appealing>execute(status -> late.appeal(helper, refused, "Trop tard")))
                .isInstanceOf(Appealing.TooLate.class);
        assertThat(told(helper).open()).isEmpty();
    }

    @Test
    void whatIsRenewedKeepsItsNumber() {
        var helper = ending(today().plusDays(20));
        var code = life(helper).term().orElseThrow().code();
        assertThat(labels.mine(helper).possible()).isEqualTo(new Possible.MayAsk(true));
        var proposal = asked(helper);
        sign(member(), proposal, true);
        assertThat(sign(member(), proposal, true)).isEqualTo(decided("granted"));
        var term = life(helper).term().orElseThrow();
        assertThat(term.code()).isEqualTo(code);
        assertThat(term.until()).isEqualTo(today().plusMonths(36));
        assertThat(acts(helper)).endsWith(Step.Act.ASKED, Step.Act.RENEWED);
        assertThat(visitor().get("/verifier/" + code).body()).contains("Oui, vous pouvez avoir confiance");
    }

    @Test
    void whatALabelIsFollowsFromItsDays() {
        var until = LocalDate.of(2029, 3, 1);
        var life = new Life(
                UUID.randomUUID(),
                new Holder.AHelper(UUID.randomUUID(), UUID.randomUUID()),
                "proche",
                "fr",
                List.of(new Step(
                        clock.instant(),
                        Step.Act.RECOGNISED,
                        Optional.empty(),
                        "",
                        "base 1.0.0",
                        Optional.empty(),
                        Optional.of(new Step.Term(until.minusYears(3), until, "k3f9x2a7pd4m")))));
        assertThat(life.state(until, 60)).isEqualTo(State.VALID);
        assertThat(life.state(until.plusDays(1), 60)).isEqualTo(State.GRACE);
        assertThat(life.state(until.plusDays(60), 60)).isEqualTo(State.GRACE);
        assertThat(life.state(until.plusDays(61), 60)).isEqualTo(State.LAPSED);
    }

    @Test
    void eachListOfTheDeskIsReadPageAfterPageAndNobodyIsLostOrSeenTwice() {
        var wishes = new LinkedHashMap<Actor, UUID>();
        for (var i = 0; i < CommitteeDesk.ON_A_PAGE + 3; i++) {
            var helper = complete();
            wishes.put(helper, asked(helper));
        }
        var asked = wishes.keySet().stream()
                .map(helper -> life(helper).id().toString())
                .toList();
        var ready = IntStream.range(0, CommitteeDesk.ON_A_PAGE + 3)
                .mapToObj(_ -> dossiers.ofAccount(network(), complete().id())
                        .orElseThrow()
                        .helper()
                        .toString())
                .toList();
        var first = member();
        var second = member();
        var held = IntStream.range(0, CommitteeDesk.ON_A_PAGE + 3)
                .mapToObj(_ -> life(recognised(first, second)).id().toString())
                .toList();
        var desk = signedIn(coordinator);
        assertThat(walked(desk, "attente", "attend", "/bureau/label/([0-9a-f-]{36})\""))
                .containsAll(asked);
        assertThat(walked(desk, "prets", "prets", "name=\"aidant\" value=\"([0-9a-f-]{36})\""))
                .containsAll(ready);
        assertThat(walked(desk, "labels", "labels", "/bureau/label/([0-9a-f-]{36})\""))
                .containsAll(held);
        // Another list stays where it was; a page that does not exist is the nearest one.
        assertThat(desk.get("/bureau/label?attente=2&labels=2").body())
                .contains("href=\"/bureau/label?attente=2&amp;prets=1&amp;labels=1\"");
        assertThat(desk.get("/bureau/label?attente=-7&labels=99999").statusCode())
                .isEqualTo(200);
        assertThat(desk.get("/bureau/label?attente=deux").statusCode()).isEqualTo(400);
        wishes.forEach(labels::drop);
    }

    /// All that a list shows, from one page to the next as long as there is one.
    private static List<String> walked(Visitor desk, String list, String table, String line) {
        var found = new ArrayList<String>();
        for (Optional<String> next = Optional.of("/bureau/label"); next.isPresent(); ) {
            var body = desk.get(next.get()).body();
            var from = body.indexOf("id=\"" + table + "\"");
            assertThat(from).as(table).isPositive();
            var lines = Pattern.compile(line)
                    .matcher(body.substring(from, body.indexOf("</table>", from)))
                    .results()
                    .map(one -> one.group(1))
                    .toList();
            assertThat(lines).hasSizeBetween(1, CommitteeDesk.ON_A_PAGE);
            found.addAll(lines);
            next = Pattern.compile("rel=\"next\" href=\"([^\"]*[?;]" + list + "=\\d+)\"")
                    .matcher(body)
                    .results()
                    .map(one -> one.group(1).replace("&amp;", "&"))
                    .findFirst();
        }
        assertThat(found).doesNotHaveDuplicates();
        return found;
    }

    @Test
    void nobodyRewritesWhatWasDecided() {
        recognised(member(), member());
        for (var statement : List.of(
                "update labels_vote set favourable = false",
                "delete from labels_step",
                "update labels_seat set act = 'LEFT'",
                "truncate labels_vote")) {
            assertThatThrownBy(() -> sql.sql(statement).update())
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("history");
        }
        assertThatThrownBy(() -> sql.sql("update labels_proposal set outcome = 'REFUSED'")
                        .update())
                .hasMessageContaining("closed once");
    }

    @Test
    void thePagesLeadFromTheWishToTheBadge() {
        var firstAccount = seated();
        var secondAccount = seated();
        var account = person(Role.HELPER);
        helpers.begin(actor(account), "proche", SAINTES, "");
        var helper = signedIn(account);
        var mine = helper.get("/mon-dossier/label").body();
        assertThat(helper.get("/mon-dossier").body()).contains("href=\"/mon-dossier/label\"");
        assertThat(mine).contains("Demander à être reconnu·e");
        assertThat(helper.post("/mon-dossier/label", Map.of("_csrf", Visitor.tokenIn(mine)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(helper.post("/mon-dossier/label", Map.of("_csrf", Visitor.tokenIn(mine)))
                        .statusCode())
                .isEqualTo(409);
        assertThat(helper.get("/bureau/label").statusCode()).isEqualTo(404);
        var life = "/bureau/label/" + life(actor(account)).id();
        var proposal = told(actor(account)).open().getFirst().id();
        assertThat(helper.get(life).statusCode()).isEqualTo(404);

        var first = signedIn(firstAccount);
        assertThat(first.get("/bureau").body()).containsPattern("attend(ent)? votre voix");
        assertThat(helper.get("/bureau").body()).doesNotContain("votre voix");
        assertThat(first.get("/bureau/label").body()).contains(life).doesNotContain("/bureau/comite");
        var page = first.get(life).body();
        assertThat(page).contains("Tout est là", "La charte", "Aucune signature sur 2");
        var voices = life + "/propositions/" + proposal + "/voix";
        var empty = first.post(voices, Map.of("_csrf", Visitor.tokenIn(page)));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Choisissez votre réponse").contains("Écrivez pourquoi");
        assertThat(vote(first, life, proposal, "yes", "Sa <b>charte</b> est prise."))
                .startsWith("303");
        assertThat(vote(first, life, proposal, "yes", "Encore"))
                .startsWith("409")
                .contains("déjà signé");
        var second = signedIn(secondAccount);
        // Each signs alone: what the first wrote does not show before.
        assertThat(second.get(life).body()).contains("Une signature sur 2").doesNotContain("est prise");
        assertThat(vote(second, life, proposal, "yes", "Elle est patiente."))
                .isEqualTo("303 " + life + "?fait=granted");
        var third = signedIn(seated());
        assertThat(third.get(life).body())
                .contains("Sa &lt;b&gt;charte&lt;/b&gt; est prise.")
                .doesNotContain("<b>charte");
        assertThat(helper.get("/mon-dossier/label").body())
                .contains("Vous avez le label jusqu’au")
                .contains("Elle est patiente.");
        assertThat(helper.get("/mon-dossier/label/" + proposal + "/recours").statusCode())
                .isEqualTo(404);
        assertThat(signedIn(coordinator).get(life).body()).contains("Valable");
    }

    private String vote(Visitor by, String life, UUID proposal, String answer, String reason) {
        var page = by.get(life).body();
        var sent = by.post(
                life + "/propositions/" + proposal + "/voix",
                Map.of(
                        "_csrf",
                        by.token("/profil"),
                        "regles",
                        shown(proposal).rules(),
                        "dossier",
                        shown(proposal).dossier(),
                        "avis-" + proposal,
                        answer,
                        "raison-" + proposal,
                        reason));
        assertThat(page).isNotEmpty();
        return sent.statusCode() + " " + sent.headers().firstValue("Location").orElse(sent.body());
    }
}
