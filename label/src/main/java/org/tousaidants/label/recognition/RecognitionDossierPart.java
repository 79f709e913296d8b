package org.tousaidants.label.recognition;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.tousaidants.label.observations.DossierPart;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.notices.SentNoticeStore;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.versions.PublishedRules;

/// Adds the recognition of a helper or a place to its dossier.
final class RecognitionDossierPart {
    private RecognitionDossierPart() {}

    /// « Ce que dit une reconnaissance » — reads a recognition with the day of the notice of each missing
    /// requirement.
    @Component
    static class HeldReader {
        private final SentNoticeStore notices;
        private final PublishedRules rules;

        HeldReader(SentNoticeStore notices, PublishedRules rules) {
            this.notices = notices;
            this.rules = rules;
        }

        Map<UUID, Dossier.Held> of(List<LabelCase> lives) {
            var held = new HashMap<UUID, Dossier.Held>();
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
    static class HelperRecognitionPart implements DossierPart<UUID> {
        private final LabelCaseStore lives;
        private final HeldReader heldReader;

        HelperRecognitionPart(LabelCaseStore lives, HeldReader heldReader) {
            this.lives = lives;
            this.heldReader = heldReader;
        }

        @Override
        public Map<UUID, UnaryOperator<Dossier>> known(Collection<UUID> helpers) {
            var found = new HashMap<UUID, Map<String, Dossier.Held>>();
            var its = helpers.isEmpty() ? List.<LabelCase>of() : lives.ofHelpers(helpers);
            var held = heldReader.of(its);
            for (var life : its)
                if (life.holder() instanceof LabelHolder.AHelper(var helper, var _)) hold(found, helper, life, held);
            return laid(found);
        }
    }

    @Component
    static class PlaceRecognitionPart implements DossierPart<PlaceId> {
        private final LabelCaseStore lives;
        private final HeldReader heldReader;
        private final Places places;

        PlaceRecognitionPart(LabelCaseStore lives, HeldReader heldReader, Places places) {
            this.lives = lives;
            this.heldReader = heldReader;
            this.places = places;
        }

        /// The recognitions of places; a label of any merged record counts for the place.
        @Override
        public Map<PlaceId, UnaryOperator<Dossier>> known(Collection<PlaceId> standing) {
            if (standing.isEmpty()) return Map.of();
            var roots = places.grouped();
            var records = new HashSet<>(standing);
            roots.forEach((record, root) -> {
                if (standing.contains(root)) records.add(record);
            });
            var found = new HashMap<PlaceId, Map<String, Dossier.Held>>();
            var its = lives.ofPlaces(records);
            var held = heldReader.of(its);
            for (var life : its)
                if (life.holder() instanceof LabelHolder.APlace(var record))
                    hold(found, roots.getOrDefault(record, record), life, held);
            return laid(found);
        }
    }

    /// Stores a recognition by subject; of several, the one that ends last.
    private static <T> void hold(
            Map<T, Map<String, Dossier.Held>> found, T holder, LabelCase life, Map<UUID, Dossier.Held> held) {
        var its = held.get(life.id());
        if (its != null)
            found.computeIfAbsent(holder, _ -> new HashMap<>())
                    .merge(life.profile(), its, (one, other) -> one.until().isBefore(other.until()) ? other : one);
    }

    private static <T> Map<T, UnaryOperator<Dossier>> laid(Map<T, Map<String, Dossier.Held>> found) {
        var known = new HashMap<T, UnaryOperator<Dossier>>();
        found.forEach((holder, held) -> known.put(holder, dossier -> {
            var its = held.get(dossier.profile());
            return its == null ? dossier : dossier.withHeld(its);
        }));
        return known;
    }
}
