package org.tousaidants.label.recognition;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.tousaidants.label.observations.LabelDossierPart;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.notices.SentNoticeStore;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.versions.PublishedRules;

/// Adds the recognition of a helper or a place to its dossier.
final class RecognitionLabelDossierPart {
    private RecognitionLabelDossierPart() {}

    /// « Ce que dit une reconnaissance » — reads a recognition, with the day of the notice of each missing
    /// requirement.
    @Component
    static class HeldRecognitionReader {
        private final SentNoticeStore notices;
        private final PublishedRules rules;

        HeldRecognitionReader(SentNoticeStore notices, PublishedRules rules) {
            this.notices = notices;
            this.rules = rules;
        }

        Map<UUID, LabelDossier.HeldRecognition> of(List<LabelCase> lives) {
            var held = new HashMap<UUID, LabelDossier.HeldRecognition>();
            for (var life : lives) life.held().ifPresent(one -> held.put(life.id(), one));
            if (held.isEmpty()) return held;
            var told = notices.of(held.keySet());
            if (told.isEmpty()) return held;
            var version = rules.now().version();
            told.forEach((life, its) -> held.computeIfPresent(
                    life,
                    (_, one) -> one.told(
                            MissingRequirementNotice.days(LabelExpiryNoticeLog.before(one.until(), its), version))));
            return held;
        }
    }

    @Component
    static class HelperRecognitionPart implements LabelDossierPart<UUID> {
        private final LabelCaseStore lives;
        private final HeldRecognitionReader heldReader;

        HelperRecognitionPart(LabelCaseStore lives, HeldRecognitionReader heldReader) {
            this.lives = lives;
            this.heldReader = heldReader;
        }

        @Override
        public Map<UUID, UnaryOperator<LabelDossier>> known(Collection<UUID> helpers) {
            var found = new HashMap<UUID, Map<String, LabelDossier.HeldRecognition>>();
            var its = helpers.isEmpty() ? List.<LabelCase>of() : lives.ofHelpers(helpers);
            var held = heldReader.of(its);
            for (var life : its)
                if (life.holder() instanceof LabelHolder.HelperAsLabelHolder(var helper, var _))
                    hold(found, helper, life, held);
            return laid(found);
        }
    }

    @Component
    static class PlaceRecognitionPart implements LabelDossierPart<PlaceId> {
        private final LabelCaseStore lives;
        private final HeldRecognitionReader heldReader;
        private final Places places;

        PlaceRecognitionPart(LabelCaseStore lives, HeldRecognitionReader heldReader, Places places) {
            this.lives = lives;
            this.heldReader = heldReader;
            this.places = places;
        }

        /// Returns, for each of these places, a function that adds the recognition to the dossier of the
        /// place. The label of any record that was merged with the place counts for the place.
        ///
        /// @param standing current records of the places
        @Override
        public Map<PlaceId, UnaryOperator<LabelDossier>> known(Collection<PlaceId> standing) {
            if (standing.isEmpty()) return Map.of();
            var roots = places.grouped();
            var records = new HashSet<>(standing);
            roots.forEach((record, root) -> {
                if (standing.contains(root)) records.add(record);
            });
            var found = new HashMap<PlaceId, Map<String, LabelDossier.HeldRecognition>>();
            var its = lives.ofPlaces(records);
            var held = heldReader.of(its);
            for (var life : its)
                if (life.holder() instanceof LabelHolder.PlaceAsLabelHolder(var record))
                    hold(found, roots.getOrDefault(record, record), life, held);
            return laid(found);
        }
    }

    /// Stores a function that adds a recognition to a dossier, by the subject of the dossier. If a subject has
    /// several recognitions, the one that ends last is used.
    ///
    /// @param life case of the label
    private static <T> void hold(
            Map<T, Map<String, LabelDossier.HeldRecognition>> found,
            T holder,
            LabelCase life,
            Map<UUID, LabelDossier.HeldRecognition> held) {
        var its = held.get(life.id());
        if (its != null)
            found.computeIfAbsent(holder, _ -> new HashMap<>())
                    .merge(life.profile(), its, (one, other) -> one.until().isBefore(other.until()) ? other : one);
    }

    private static <T> Map<T, UnaryOperator<LabelDossier>> laid(
            Map<T, Map<String, LabelDossier.HeldRecognition>> found) {
        var known = new HashMap<T, UnaryOperator<LabelDossier>>();
        found.forEach((holder, held) -> known.put(holder, dossier -> {
            var its = held.get(dossier.profile());
            return its == null ? dossier : dossier.withHeld(its);
        }));
        return known;
    }
}
