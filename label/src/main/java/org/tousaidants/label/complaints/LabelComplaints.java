package org.tousaidants.label.complaints;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.platform.feedback.PublicRemark;
import org.tousaidants.platform.feedback.PublicRemarkForm;
import org.tousaidants.platform.feedback.PublicRemarks;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;

/// « Les réclamations » — receives complaints, which anyone can send and follow by a secret address, and stores the
/// coordinators' answers.
@Service
public class LabelComplaints {
    private static final int SHOWN = 200;
    /// Maximum number of acknowledgements to one address per day, so that the form cannot be used to flood a
    /// mailbox.
    private static final int MOST_A_DAY = 3;

    private static final Duration ANSWER_WORTH = Duration.ofDays(7);
    /// Time (60 days) after the answer to a complaint, at which the complainant's contact is erased and the
    /// address of the complainant's page expires.
    private static final Duration CONTACT_KEPT = Duration.ofDays(60);

    private static final Duration READABLE = Duration.ofDays(365);

    private final PublicRemarks remarks;
    private final LabelBadges badges;
    private final Accounts accounts;
    private final LetterWriter letters;
    private final Clock clock;

    LabelComplaints(PublicRemarks remarks, LabelBadges badges, Accounts accounts, LetterWriter letters, Clock clock) {
        this.remarks = remarks;
        this.badges = badges;
        this.accounts = accounts;
        this.letters = letters;
        this.clock = clock;
    }

    /// Stores a complaint and sends an acknowledgement.
    ///
    /// @param number number on the card; empty if unknown
    @Transactional
    void receive(PublicRemarkForm form, String number, String lang) {
        var now = clock.instant();
        var code = BadgeCode.typed(number).filter(typed -> badges.find(typed).isPresent());
        var remark = form.about(
                code.map(BadgeCode::value).orElse(""),
                code.isPresent() || number.isEmpty() ? Map.of() : Map.of(LabelComplaint.TYPED, number),
                lang,
                "PUBLIC",
                now);
        if (!remarks.receive(LabelComplaint.KIND, remark)) return;
        tellCoordination(now);
        remark.contact()
                .filter(contact ->
                        remarks.leftSince(LabelComplaint.KIND, contact, now.minus(Duration.ofDays(1))) <= MOST_A_DAY)
                .flatMap(MailAddress::of)
                .ifPresent(to -> write("badges.mail.received", to, form.id(), lang, now));
    }

    /// Notifies the coordinators by letter, at most once a day, without the text of the complaint.
    private void tellCoordination(Instant now) {
        var today = ParisTime.day(now).atStartOfDay(ParisTime.ZONE).toInstant();
        if (remarks.since(LabelComplaint.KIND, today) > 1) return;
        for (var coordinator : accounts.coordination())
            letters.post(
                    coordinator,
                    "badges.mail.complaint",
                    now.plus(ANSWER_WORTH),
                    coordinator.name(),
                    new LetterWriter.LetterPageAddress("/bureau/reclamations"));
    }

    @Bean("badges.forget-complaints")
    static Job forgetComplaintsJob(LabelComplaints complaints) {
        return Job.every(Duration.ofHours(1)).run(complaints::forget);
    }

    /// Erases the contacts of complaints that were answered more than [#CONTACT_KEPT] ago. The contacts of
    /// unanswered complaints remain.
    @Transactional
    public void forget() {
        remarks.forget(LabelComplaint.KIND, clock.instant().minus(CONTACT_KEPT), Instant.EPOCH);
    }

    /// Records a complaint about a badge without a contact, for the demonstration.
    @Transactional
    public void receive(String code, String message) {
        var form = new PublicRemarkForm(
                UUID.randomUUID(), LabelComplaint.ComplaintTopic.PROMISE.name(), message, Optional.empty());
        receive(form, code, "fr");
    }

    /// Returns a complaint for a reader who has its secret address, without the complainant's contact.
    @Transactional(readOnly = true)
    Optional<PublicRemark> follow(UUID id) {
        var readable = clock.instant().minus(READABLE);
        return remarks.find(LabelComplaint.KIND, id)
                .filter(remark ->
                        remark.answer().stream().allMatch(answer -> answer.at().isAfter(readable)));
    }

    @Transactional
    public List<LabelComplaint> list(SignedInPerson reader) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var read = remarks.read(LabelComplaint.KIND, reader.id(), 0, SHOWN);
        var holders = badges.holders(
                read.stream().flatMap(one -> LabelComplaint.code(one).stream()).toList());
        return read.stream()
                .map(one -> new LabelComplaint(one, holders.getOrDefault(one.subject(), "")))
                .toList();
    }

    /// Returns the moments at which the open complaints were received.
    @Transactional(readOnly = true)
    List<Instant> waitingSince() {
        return remarks.waiting(LabelComplaint.KIND).stream()
                .map(PublicRemarks.WaitingRemark::at)
                .toList();
    }

    /// Marks a complaint as being handled by a coordinator, which the complainant can see.
    @Transactional
    public PublicRemarks.RemarkStepResult take(SignedInPerson by, UUID id) {
        return go(by, id, PublicRemark.RemarkAct.TAKEN, "");
    }

    @Transactional
    public PublicRemarks.RemarkStepResult answer(SignedInPerson by, UUID id, String words) {
        return go(by, id, PublicRemark.RemarkAct.ANSWERED, words);
    }

    private PublicRemarks.RemarkStepResult go(SignedInPerson by, UUID id, PublicRemark.RemarkAct act, String words) {
        var found = by.is(Role.COORDINATOR) ? remarks.find(LabelComplaint.KIND, id) : Optional.<PublicRemark>empty();
        var mail = found.flatMap(PublicRemark::mail).filter(_ -> act == PublicRemark.RemarkAct.ANSWERED);
        var now = clock.instant();
        var step =
                new PublicRemark.RemarkStep(act, now, by.role().name(), Optional.of(by.id()), words, mail.isPresent());
        var change = remarks.go(found, step);
        if (change instanceof PublicRemarks.RemarkStepResult.RemarkStepDone)
            mail.ifPresent(to ->
                    write("badges.mail.answered", to, id, found.orElseThrow().lang(), now));
        return change;
    }

    /// Sends a letter to the complainant. It contains only a link, and neither the complaint nor the answer,
    /// because nobody has verified that the address belongs to the complainant.
    ///
    /// @param key message key of the letter
    /// @param id id of the complaint
    private void write(String key, MailAddress to, UUID id, String lang, Instant now) {
        letters.postOnce(
                LetterRecipient.of(to, lang),
                key,
                now.plus(ANSWER_WORTH),
                new LetterWriter.LetterPageAddress("/reclamation/" + id));
    }
}
