/// Programs of other projects: where they are, how they are run and how long they may take; and folders for their files.
package burin.tools;
