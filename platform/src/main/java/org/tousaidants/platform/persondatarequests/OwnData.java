package org.tousaidants.platform.persondatarequests;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;
import org.tousaidants.platform.identity.Sessions;

/// « Mes données » — service by which a person downloads their own data.
@Service
class OwnData {
    /// « Données emportées » — published when a person downloads their own data.
    record OwnDataDownloaded(UUID account) implements JournalledEvent {
        @Override
        public JournalNote note() {
            return JournalNote.by(account, "owndata.taken_away", "account " + account);
        }
    }

    private final OwnDataStore store;
    private final Sessions sessions;
    private final ObjectProvider<ThirdPartyData> ofOthers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnData(
            OwnDataStore store,
            Sessions sessions,
            ObjectProvider<ThirdPartyData> ofOthers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.ofOthers = ofOthers;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Map<String, Object> take(Actor self) {
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
        store.of(self.id(), ofOthers.stream().map(ThirdPartyData::prefix).toList())
                .forEach((table, part) ->
                        tables.put(table, Map.of("lignes", part.rows(), "lignes où vous avez agi", part.written())));
        events.publishEvent(new OwnDataDownloaded(self.id()));
        return tables;
    }
}
