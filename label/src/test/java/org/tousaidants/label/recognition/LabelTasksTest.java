package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.label.complaints.LabelComplaints;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task.TaskUrgency;
import org.tousaidants.platform.tasks.TaskHolders;
import org.tousaidants.platform.tasks.Tasks;

/// In every state of a label, exactly the people who can act have the task.
///
/// | State | Task | People |
/// |---|---|---|
/// | complete file | ask | the helper |
/// | asked, suspension or lift proposed | vote | the members who have not voted |
/// | refused | – | nobody: an appeal is a right |
/// | appealed | vote, with a date | the members who took no part |
/// | appealed, too few such members | appoint | the coordination |
/// | suspended | propose the end | the members and the coordination |
/// | complaint | answer | the coordination |
class LabelTasksTest extends RecognitionTestSite {
    @Autowired
    Tasks tasks;

    @Autowired
    LabelComplaints complaints;

    private TaskHolders holders;
    private SignedInPerson anne;
    private SignedInPerson bruno;
    private SignedInPerson helper;

    @BeforeEach
    void everybody() {
        committee.members().forEach(one -> committee.release(nadia(), one.id()));
        holders = new TaskHolders(this, tasks);
        anne = holders.named("anne", member());
        bruno = holders.named("bruno", member());
        for (var role : Role.values()) if (role != Role.COORDINATOR) person(role);
        helper = holders.named("helper", complete());
    }

    @Test
    void aRequestWaitsForTheMembersWhoHaveNotVoted() {
        assertThat(holders.of("labels.errand.ask")).contains("helper").doesNotContain("anne", "bruno", "COORDINATOR");
        var asked = asked(helper);
        assertThat(tasks.of(helper)).noneMatch(task -> task.name().equals("labels.errand.ask"));
        assertThat(holders.of("labels.task.recognise:" + asked)).containsExactly("anne", "bruno");
        sign(anne, asked, true);
        assertThat(holders.of("labels.task.recognise:" + asked)).containsExactly("bruno");
        sign(bruno, asked, true);
        assertThat(holders.of("labels.task.recognise:" + asked)).isEmpty();
    }

    @Test
    void anAppealWaitsForOtherJudgesUntilItsDateAndIsUrgentAfterwards() {
        var refused = asked(helper);
        sign(anne, refused, false);
        sign(bruno, refused, false);
        labels.appeal(helper, refused, "Il y a une erreur.");
        var appeal = told(helper).open().getFirst();
        assertThat(appeal.dueOn()).contains(today().plusMonths(1));
        assertThat(holders.of("labels.task.appeal:" + appeal.id())).isEmpty();
        assertThat(holders.of("labels.judges.task:" + appeal.id())).containsExactly("COORDINATOR");
        var claire = holders.named("claire", member());
        var denis = holders.named("denis", member());
        assertThat(holders.of("labels.judges.task:" + appeal.id())).isEmpty();
        assertThat(holders.of("labels.task.appeal:" + appeal.id())).containsExactly("claire", "denis");
        assertThat(urgency(claire, appeal)).isEqualTo(TaskUrgency.WEEK);
        var account = accounts.find(helper.id()).orElseThrow();
        assertThat(signedIn(account).get("/mon-dossier/label").body()).contains("Le comité répond au plus tard le");
        assertThat(posted(helper.mail()))
                .anySatisfy(one -> assertThat(one.body()).contains("réponse par courriel, au plus tard le"));
        clock.advance(Duration.ofDays(33));
        assertThat(urgency(claire, appeal)).isEqualTo(TaskUrgency.NOW);
        assertThat(signedIn(account).get("/mon-dossier/label").body()).contains("Il a du retard");
        assertThat(signedIn(accounts.find(denis.id()).orElseThrow())
                        .get("/bureau/label/" + appeal.life())
                        .body())
                .contains("En retard");
        sign(claire, appeal.id(), true);
        assertThat(holders.of("labels.task.appeal:" + appeal.id())).containsExactly("denis");
        sign(denis, appeal.id(), true);
        assertThat(holders.of("labels.task.appeal:" + appeal.id())).isEmpty();
    }

    private TaskUrgency urgency(SignedInPerson judge, CommitteeProposal appeal) {
        return tasks.of(judge).stream()
                .filter(task -> task.name().equals("labels.task.appeal:" + appeal.id()))
                .findFirst()
                .orElseThrow()
                .urgency();
    }

    @Test
    void aSuspendedLabelWaitsForAProposalAndAComplaintForItsAnswer() {
        var asked = asked(helper);
        sign(anne, asked, true);
        sign(bruno, asked, true);
        var life = life(helper).id();
        complaints.receive(life(helper).term().orElseThrow().code(), "Il a gardé mon mot de passe.");
        assertThat(holders.of("badges.complaints.card.waiting")).containsExactly("COORDINATOR");
        var suspension = proposed(helper, CommitteeProposal.ProposalAct.SUSPEND, "Une plainte à examiner");
        assertThat(holders.of("labels.task.suspend:" + suspension)).containsExactly("anne", "bruno");
        assertThat(holders.of("labels.suspended.task:" + life)).isEmpty();
        sign(anne, suspension, true);
        sign(bruno, suspension, true);
        assertThat(holders.of("labels.suspended.task:" + life)).containsExactly("COORDINATOR", "anne", "bruno");
        var lift = proposed(helper, CommitteeProposal.ProposalAct.LIFT, "Tout est clair");
        assertThat(holders.of("labels.suspended.task:" + life)).isEmpty();
        assertThat(holders.of("labels.task.lift:" + lift)).containsExactly("anne", "bruno");
    }

    @Test
    void aJudgeGetsALetterAfterADay() {
        var asked = asked(helper);
        job("dashboard.letters");
        assertThat(announced(anne)).isZero();
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        sign(bruno, asked, true);
        job("dashboard.letters");
        assertThat(announced(anne)).isOne();
        assertThat(announced(bruno)).as("nothing waits for him").isZero();
    }

    private long announced(SignedInPerson who) {
        return posted(who.mail()).stream()
                .filter(one ->
                        one.body().contains("demande le label") && one.body().contains("annonçons"))
                .count();
    }
}
