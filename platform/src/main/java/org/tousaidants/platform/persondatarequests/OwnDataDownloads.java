package org.tousaidants.platform.persondatarequests;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;
import org.tousaidants.platform.identity.SignInSessions;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Mes données » — finds all data about a person, for download by this person.
@Service
class OwnDataDownloads {
    /// « Données emportées » — published when a person downloads their own data.
    record OwnDataDownloaded(UUID account) implements JournalledEvent {
        @Override
        public JournalEventNote note() {
            return JournalEventNote.by(account, "owndata.taken_away", "account " + account);
        }
    }

    private final OwnDataStore store;
    private final SignInSessions sessions;
    private final ObjectProvider<ThirdPartyDataTables> ofOthers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnDataDownloads(
            OwnDataStore store,
            SignInSessions sessions,
            ObjectProvider<ThirdPartyDataTables> ofOthers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.ofOthers = ofOthers;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Map<String, Object> take(SignedInPerson self) {
        var tables = new LinkedHashMap<String, Object>();
        tables.put("le", clock.instant().toString());
        tables.put("reseau", self.network().name());
        tables.put(
                "compte",
                Map.of(
                        "nom",
                        self.name(),
                        "courriel",
                        self.mail(),
                        "role",
                        self.role().name()));
        tables.put("sessions", sessions.of(self));
        store.of(self.id(), ofOthers.stream().map(ThirdPartyDataTables::prefix).toList())
                .forEach((table, part) ->
                        tables.put(table, Map.of("lignes", part.rows(), "lignes où vous avez agi", part.written())));
        events.publishEvent(new OwnDataDownloaded(self.id()));
        return tables;
    }
}
