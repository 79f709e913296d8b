package org.tousaidants.label.helpers;

import gg.jte.Content;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.protocol.LabelCharter.CharterChapter;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.SkillGrid.SkillCompetence;

/// « Étape d’un dossier » — one event in the file of a helper: time, author, version of the protocol. The person can
/// read all events.
///
/// @param by account of the author; empty for the system
record HelperFileStep(Instant at, HelperFileAct act, Optional<UUID> by, String version, String detail) {
    enum HelperFileAct {
        OPENED,
        PROFILE_CHANGED,
        SIGNED,
        LEVELS_SAID,
        /// A coordinator changed the spelling of the organisation.
        ORGANISATION_SET
    }

    /// Returns the details of the event in words: French names of profiles and organisations, otherwise numbers.
    List<Content> said(Page page, LabelProtocol rules) {
        var key = "helpers.step." + EnumConstantName.low(act);
        return switch (act) {
            case OPENED, PROFILE_CHANGED ->
                List.of(page.with(
                        key,
                        page.quoted(rules.profile(detail)
                                .map(LabelProtocol.LabelProfile::name)
                                .orElse(detail))));
            case ORGANISATION_SET -> List.of(page.with(key, page.quoted(detail)));
            case SIGNED ->
                Stream.of("+", "-")
                        .filter(sign -> !signed(sign).isEmpty())
                        .map(sign -> page.with(
                                key + (sign.equals("+") ? ".taken" : ".left"),
                                signed(sign).size(),
                                page.quoted(chapters(sign, rules))))
                        .toList();
            case LEVELS_SAID ->
                Arrays.stream(detail.split(" "))
                        .map(one -> one.split("=", 2))
                        .map(one -> page.with(
                                "helpers.step.level",
                                page.quoted(rules.skills()
                                        .competence(one[0])
                                        .map(SkillCompetence::name)
                                        .orElse(one[0])),
                                Integer.parseInt(one[1])))
                        .toList();
        };
    }

    private List<String> signed(String sign) {
        return Arrays.stream(detail.split(" "))
                .filter(one -> one.startsWith(sign))
                .map(one -> one.substring(1))
                .toList();
    }

    /// Returns the names of the chapters, because readers do not know their numbers.
    private String chapters(String sign, LabelProtocol rules) {
        return signed(sign).stream()
                .flatMap(id -> rules.charter().commitment(id).stream())
                .flatMap(commitment -> rules.charter().chapters().stream()
                        .filter(chapter -> chapter.id().equals(commitment.chapter())))
                .map(CharterChapter::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
