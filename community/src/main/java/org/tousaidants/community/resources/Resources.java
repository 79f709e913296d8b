package org.tousaidants.community.resources;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.files.Files;
import org.tousaidants.platform.files.StoredFile;
import org.tousaidants.platform.files.UploadResult;
import org.tousaidants.platform.identity.Actor;

/// « Banque de ressources » — service for resources: add, import, search, comment.
@Service
public class Resources {
    static final String FILES = "resources.resource";

    /// « Ressource montrée » — a resource with its files and notes.
    record ResourceView(Resource resource, List<StoredFile> files, List<Resource.PeerNote> notes) {}

    private final ResourceStore store;
    private final Files files;
    private final Clock clock;

    Resources(ResourceStore store, Files files, Clock clock) {
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    /// Stores a resource; false if another one has the same link.
    @Transactional
    public boolean put(Resource resource) {
        return store.put(
                resource,
                SearchWordSet.folded(resource.title()),
                SearchWordSet.folded(
                        resource.summary() + " " + resource.source().author()));
    }

    /// Imports the rows of a catalogue, matched by link, and returns their number.
    @Transactional
    int bring(List<Resource> rows) {
        var taken = 0;
        for (var row : rows) {
            var known = row.source().link().isEmpty()
                    ? Optional.<UUID>empty()
                    : store.ofLink(row.source().link());
            if (put(known.map(row::at).orElse(row))) taken++;
        }
        return taken;
    }

    /// Adds a file to a resource.
    public UploadResult attach(UUID id, String name, InputStream bytes) throws IOException {
        return files.deposit(new StoredFile.Owner(FILES, id.toString()), name, bytes);
    }

    @Transactional(readOnly = true)
    Optional<ResourceView> find(UUID id) {
        return store.find(id)
                .map(found ->
                        new ResourceView(found, files.of(new StoredFile.Owner(FILES, id.toString())), store.notes(id)));
    }

    /// Searches exact words first, then prefixes; without words, the resources checked last.
    @Transactional(readOnly = true)
    public List<Resource> search(String typed, int limit) {
        var whole = SearchWordSet.whole(typed);
        if (whole.isEmpty()) return store.latest(limit);
        var found = store.search(whole, limit);
        if (found.size() >= limit) return found;
        return Stream.concat(found.stream(), store.search(SearchWordSet.query(typed), limit).stream())
                .distinct()
                .limit(limit)
                .toList();
    }

    /// « Module à suivre seul » — a lesson for self-study, with its competences and path.
    public record SelfStudyModule(String title, List<Competence> competences, String path) {}

    /// The lessons that teach one of these competences.
    public List<SelfStudyModule> modules(List<Competence> competences) {
        return LearningModule.all().stream()
                .filter(one -> one.competences().stream().anyMatch(competences::contains))
                .map(one -> new SelfStudyModule(one.title(), one.competences(), "/modules/" + one.slug()))
                .toList();
    }

    /// The resources that teach one of these competences.
    @Transactional(readOnly = true)
    public List<Resource> teaching(List<Competence> competences, int limit) {
        return store.teaching(competences.stream().map(Competence::number).toList(), limit);
    }

    @Transactional(readOnly = true)
    int count() {
        return store.count();
    }

    /// Adds a note, such as « Marche avec des débutants ». The form contains its id, so that a repeated request
    /// adds one.
    @Transactional
    void note(Actor actor, UUID id, UUID resource, String words) {
        store.addNote(id, resource, new Resource.PeerNote(clock.instant(), actor.id(), words));
    }
}
