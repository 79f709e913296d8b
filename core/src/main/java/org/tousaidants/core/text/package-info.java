/// « Textes » — operations on texts: parse an id or a day, normalise a text to compare two spellings, count the
/// differing letters, decode a file in any encoding. The package uses neither Spring nor SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
