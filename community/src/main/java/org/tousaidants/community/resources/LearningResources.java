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
import org.tousaidants.platform.files.FileUploadResult;
import org.tousaidants.platform.files.StoredFile;
import org.tousaidants.platform.files.StoredFiles;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Banque de ressources » — adds, imports, searches and comments resources.
@Service
public class LearningResources {
    static final String FILES = "resources.resource";

    /// « Ressource montrée » — a resource with its files and notes.
    record ResourceWithFiles(
            LearningResource resource, List<StoredFile> files, List<LearningResource.ResourcePeerNote> notes) {}

    private final LearningResourceStore store;
    private final StoredFiles files;
    private final Clock clock;

    LearningResources(LearningResourceStore store, StoredFiles files, Clock clock) {
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    /// Stores a resource; returns false if another resource has the same link.
    @Transactional
    public boolean put(LearningResource resource) {
        return store.put(
                resource,
                ResourceSearchWords.folded(resource.title()),
                ResourceSearchWords.folded(
                        resource.summary() + " " + resource.source().author()));
    }

    /// Imports the rows of a catalogue. A row replaces an existing resource with the same link. Returns the
    /// number of rows.
    @Transactional
    int bring(List<LearningResource> rows) {
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
    public FileUploadResult attach(UUID id, String name, InputStream bytes) throws IOException {
        return files.deposit(new StoredFile.FileOwner(FILES, id.toString()), name, bytes);
    }

    @Transactional(readOnly = true)
    Optional<ResourceWithFiles> find(UUID id) {
        return store.find(id)
                .map(found -> new ResourceWithFiles(
                        found, files.of(new StoredFile.FileOwner(FILES, id.toString())), store.notes(id)));
    }

    /// Returns the resources that contain the typed words: first those with the exact words, then those with
    /// words that begin like the typed words. Without words, returns the resources that were checked last.
    ///
    /// @param limit maximum number of resources
    @Transactional(readOnly = true)
    public List<LearningResource> search(String typed, int limit) {
        var whole = ResourceSearchWords.whole(typed);
        if (whole.isEmpty()) return store.latest(limit);
        var found = store.search(whole, limit);
        if (found.size() >= limit) return found;
        return Stream.concat(found.stream(), store.search(ResourceSearchWords.query(typed), limit).stream())
                .distinct()
                .limit(limit)
                .toList();
    }

    /// « Module à suivre seul » — a lesson for self-study, with its competences and the path of its page.
    public record SelfStudyModule(String title, List<DigitalCompetence> competences, String path) {}

    /// Returns the lessons that teach at least one of these competences.
    public List<SelfStudyModule> modules(List<DigitalCompetence> competences) {
        return LearningModule.all().stream()
                .filter(one -> one.competences().stream().anyMatch(competences::contains))
                .map(one -> new SelfStudyModule(one.title(), one.competences(), "/modules/" + one.slug()))
                .toList();
    }

    /// The lessons with these slugs, in this order; an unknown slug is left out.
    public List<SelfStudyModule> lessons(List<String> slugs) {
        return slugs.stream()
                .flatMap(slug -> LearningModule.of(slug).stream())
                .map(one -> new SelfStudyModule(one.title(), one.competences(), "/modules/" + one.slug()))
                .toList();
    }

    /// Returns the resources that teach at least one of these competences.
    @Transactional(readOnly = true)
    public List<LearningResource> teaching(List<DigitalCompetence> competences, int limit) {
        return store.teaching(
                competences.stream().map(DigitalCompetence::number).toList(), limit);
    }

    @Transactional(readOnly = true)
    int count() {
        return store.count();
    }

    /// Stores a helper's note on a resource, such as « Marche avec des débutants ». The form contains the id of
    /// the note, so that a form submitted twice stores only one.
    @Transactional
    void note(SignedInPerson actor, UUID id, UUID resource, String words) {
        store.addNote(id, resource, new LearningResource.ResourcePeerNote(clock.instant(), actor.id(), words));
    }
}
