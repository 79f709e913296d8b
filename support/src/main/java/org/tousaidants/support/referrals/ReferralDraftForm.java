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
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.support.referrals.Referral.ReferralAttentionPoint;
import org.tousaidants.support.referrals.Referral.SharedPersonField;

/// « Formulaire d’une orientation » — the draft of a referral, as parsed from the form. Needs and points of
/// attention are stored as words of closed lists, separated by spaces.
///
/// @param place code of the place, as at the end of the address of its page
/// @param helper path of the public page of a helper
/// @param by kind of sender: the staff of a place, a place that refers the person on, or the person
public record ReferralDraftForm(
        UUID id,
        String place,
        Optional<String> helper,
        Optional<UUID> previous,
        boolean urgent,
        Map<SharedPersonField, String> passed,
        String sender,
        String mail,
        ReferralStep.ReferralStepAuthor by) {
    private static final int NAME_MAX = 80;
    private static final int REACH_MAX = 120;
    private static final int WORDS_MAX = 600;
    private static final int WHEN_MAX = 120;

    /// Returns the parsed draft; empty if the form has errors.
    static Optional<ReferralDraftForm> parse(
            Form form, Optional<ReferralLinks.ForwardedReferral> carried, Optional<String> account) {
        var id = form.text("id").required("referrals.reload").as(ReferralDraftForm::uuid, "referrals.reload");
        var passed = new EnumMap<SharedPersonField, String>(SharedPersonField.class);
        form.text("name")
                .required("referrals.name.missing")
                .max(NAME_MAX)
                .optional()
                .ifPresent(name -> passed.put(SharedPersonField.NAME, name));
        form.text("reach").max(REACH_MAX).optional().ifPresent(reach -> passed.put(SharedPersonField.REACH, reach));
        form.text("when").max(WHEN_MAX).optional().ifPresent(when -> passed.put(SharedPersonField.WHEN, when));
        form.text("words").max(WORDS_MAX).optional().ifPresent(words -> passed.put(SharedPersonField.WORDS, words));
        var needs = new TreeSet<HelpNeed>();
        for (var typed : form.values("need"))
            Arrays.stream(HelpNeed.values())
                    .filter(need -> need.parameter().equals(typed))
                    .findFirst()
                    .ifPresentOrElse(needs::add, () -> form.error("need", "web.error.choice"));
        if (needs.isEmpty()) form.error("need", "referrals.need.missing");
        else
            passed.put(
                    SharedPersonField.NEED,
                    joined(needs.stream().map(HelpNeed::parameter).toList()));
        var attention = new ArrayList<String>();
        for (var typed : form.values("attention"))
            Arrays.stream(ReferralAttentionPoint.values())
                    .map(ReferralAttentionPoint::key)
                    .filter(typed::equals)
                    .findFirst()
                    .ifPresentOrElse(attention::add, () -> form.error("attention", "web.error.choice"));
        if (!attention.isEmpty()) passed.put(SharedPersonField.ATTENTION, joined(attention));
        var by = form.text("by").required("referrals.by.missing").as(ReferralDraftForm::by, "web.error.choice");
        var sender = form.text("sender").max(NAME_MAX);
        if (by.filter(one -> one != ReferralStep.ReferralStepAuthor.PERSON).isPresent() && account.isEmpty())
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
                        by.get() == ReferralStep.ReferralStepAuthor.SENDER
                                        && carried.filter(one -> one.side() == ReferralLinks.ReferralLinkSide.RECEIVE)
                                                .isPresent()
                                ? ReferralStep.ReferralStepAuthor.RECEIVER
                                : by.get()));
    }

    /// Returns the fields that the person agreed to share after reading them.
    static Set<SharedPersonField> kept(Form form) {
        return form.many("kept", SharedPersonField.class);
    }

    static Optional<UUID> uuid(String text) {
        return Optional.of(text)
                .filter(one -> one.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString);
    }

    private static Optional<ReferralStep.ReferralStepAuthor> by(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "sender" -> Optional.of(ReferralStep.ReferralStepAuthor.SENDER);
            case "person" -> Optional.of(ReferralStep.ReferralStepAuthor.PERSON);
            default -> Optional.empty();
        };
    }

    private static String joined(java.util.List<String> words) {
        return String.join(" ", words);
    }
}
