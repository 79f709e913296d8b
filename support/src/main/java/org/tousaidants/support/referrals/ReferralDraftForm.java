package org.tousaidants.support.referrals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.support.referrals.Referral.AttentionPoint;
import org.tousaidants.support.referrals.Referral.SharedField;

/// « Formulaire d’une orientation » — parses the draft of a referral. Needs and points of attention are stored as
/// the words of their lists, separated by spaces.
///
/// @param place the code at the end of its URL
/// @param helper the path of their public page
/// @param by a desk, a place that forwards a referral, or the person
public record ReferralDraftForm(
        UUID id,
        String place,
        Optional<String> helper,
        Optional<UUID> previous,
        boolean urgent,
        Map<SharedField, String> passed,
        String sender,
        String mail,
        ReferralStep.StepAuthor by) {
    private static final int NAME_MAX = 80;
    private static final int REACH_MAX = 120;
    private static final int WORDS_MAX = 600;
    private static final int WHEN_MAX = 120;

    /// Returns empty if the form has errors.
    static Optional<ReferralDraftForm> parse(
            Form form, Optional<ReferralLinks.ForwardedReferral> carried, Optional<String> account) {
        var id = form.text("id").required("referrals.reload").as(ReferralDraftForm::uuid, "referrals.reload");
        var passed = new EnumMap<SharedField, String>(SharedField.class);
        form.text("name")
                .required("referrals.name.missing")
                .max(NAME_MAX)
                .optional()
                .ifPresent(name -> passed.put(SharedField.NAME, name));
        form.text("reach").max(REACH_MAX).optional().ifPresent(reach -> passed.put(SharedField.REACH, reach));
        form.text("when").max(WHEN_MAX).optional().ifPresent(when -> passed.put(SharedField.WHEN, when));
        form.text("words").max(WORDS_MAX).optional().ifPresent(words -> passed.put(SharedField.WORDS, words));
        var needs = new TreeSet<Need>();
        for (var typed : form.values("need"))
            Arrays.stream(Need.values())
                    .filter(need -> need.parameter().equals(typed))
                    .findFirst()
                    .ifPresentOrElse(needs::add, () -> form.error("need", "web.error.choice"));
        if (needs.isEmpty()) form.error("need", "referrals.need.missing");
        else
            passed.put(
                    SharedField.NEED, joined(needs.stream().map(Need::parameter).toList()));
        var attention = new ArrayList<String>();
        for (var typed : form.values("attention"))
            Arrays.stream(AttentionPoint.values())
                    .map(AttentionPoint::key)
                    .filter(typed::equals)
                    .findFirst()
                    .ifPresentOrElse(attention::add, () -> form.error("attention", "web.error.choice"));
        if (!attention.isEmpty()) passed.put(SharedField.ATTENTION, joined(attention));
        var by = form.text("by").required("referrals.by.missing").as(ReferralDraftForm::by, "web.error.choice");
        var sender = form.text("sender").max(NAME_MAX);
        if (by.filter(one -> one != ReferralStep.StepAuthor.PERSON).isPresent() && account.isEmpty())
            sender.required("referrals.sender.missing");
        var mail = form.text("mail").as(MailAddress::of, "referrals.mail.wrong");
        return form.hasErrors() || id.isEmpty() || by.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReferralDraftForm(
                        id.get(),
                        form.text("place").get(),
                        form.text("helper").optional(),
                        carried.map(ReferralLinks.ForwardedReferral::referral),
                        form.checked("urgent"),
                        Map.copyOf(passed),
                        sender.optional().or(() -> account).orElse(""),
                        mail.map(MailAddress::value).orElse(""),
                        by.get() == ReferralStep.StepAuthor.SENDER
                                        && carried.filter(one -> one.side() == ReferralLinks.LinkSide.RECEIVE)
                                                .isPresent()
                                ? ReferralStep.StepAuthor.RECEIVER
                                : by.get()));
    }

    /// The fields that the person kept after reading them.
    static Set<SharedField> kept(Form form) {
        return form.many("kept", SharedField.class);
    }

    static Optional<UUID> uuid(String text) {
        return Optional.of(text)
                .filter(one -> one.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString);
    }

    private static Optional<ReferralStep.StepAuthor> by(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "sender" -> Optional.of(ReferralStep.StepAuthor.SENDER);
            case "person" -> Optional.of(ReferralStep.StepAuthor.PERSON);
            default -> Optional.empty();
        };
    }

    private static String joined(java.util.List<String> words) {
        return String.join(" ", words);
    }
}
