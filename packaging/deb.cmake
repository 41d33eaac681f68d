# The Debian package, made by `cpack` or `./bootstrap package`. Everything that only a package has is in the component `debian`.

set(DOCUMENTS ${CMAKE_INSTALL_DATADIR}/doc/plansite)
install(FILES ${WRITTEN}/_plansite DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES packaging/copyright DESTINATION ${DOCUMENTS} COMPONENT debian EXCLUDE_FROM_ALL)

# Debian's own changelog and ours, compressed as its policy wants (12.7). `-n` leaves the time out.
foreach(pair "packaging/changelog;changelog.Debian.gz" "CHANGELOG.md;changelog.gz")
  list(GET pair 0 from)
  list(GET pair 1 to)
  add_custom_command(OUTPUT ${WRITTEN}/${to} COMMAND gzip -9nc ${CMAKE_SOURCE_DIR}/${from} > ${WRITTEN}/${to}
    DEPENDS ${CMAKE_SOURCE_DIR}/${from} COMMENT "Compressing ${from}" VERBATIM)
  list(APPEND CHANGELOGS ${WRITTEN}/${to})
endforeach()
add_custom_target(changelogs ALL DEPENDS ${CHANGELOGS})
install(FILES ${CHANGELOGS} DESTINATION ${DOCUMENTS} COMPONENT debian EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL program debian)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_PACKAGE_NAME plansite)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The plansite authors <plansite@example.org>")
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS chromium) # for the PDF of a consultation
file(READ packaging/description CPACK_DEBIAN_PACKAGE_DESCRIPTION)
include(CPack)
