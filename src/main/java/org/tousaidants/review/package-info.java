/// « Doublons » — which places of the network are one: searched after each harvest and on demand, shown two by two with
/// the reasons, decided by people. A decision is signed, dated, outlives every harvest and can be undone; nothing is
/// ever grouped without one.
@NullMarked
@ApplicationModule(allowedDependencies = {"db", "identity", "linkage", "merge", "places", "schema", "territory", "web"})
package org.tousaidants.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
