/// « Moisson » — the sources of a network and their runs: each reads a whole source, writes all that it found or
/// nothing, and tells what became of every record. The same from the command line, into files or into the network.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"csv", "db", "identity", "intake", "mapping", "places", "schema", "territory", "web"})
package org.tousaidants.harvest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
