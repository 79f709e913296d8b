/// « Journal public » — lets outsiders verify the log: a Merkle tree over the hash of each entry (RFC 6962), signed
/// checkpoints (C2SP), proofs of inclusion and of consistency, tiles, and witnesses who countersign. Nobody,
/// including the owner of this installation, can change or delete an entry undetected.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.jobs",
            "platform.journal",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.platform.publicjournal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
