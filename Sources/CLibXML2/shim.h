// libxml2: XML by its streaming SAX interface.
#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU, whose headers clash with those of Foundation; nothing here needs them.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

// What goes to no parser's handler (an encoder's error) is printed by libxml2 unless this thread says otherwise. C only: the
// handler is variadic.
static inline void clibxml2_ignore(void *context, const char *message, ...) {}
static inline void clibxml2_be_quiet(void) { xmlSetGenericErrorFunc(0, clibxml2_ignore); }
